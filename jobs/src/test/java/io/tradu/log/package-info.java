/** What the log tells of the line, and what it must not. */
@org.jspecify.annotations.NullMarked
package io.tradu.log;
