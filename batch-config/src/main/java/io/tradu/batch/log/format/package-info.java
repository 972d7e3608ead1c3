/**
 * How the log is written: JSON lines into a file that several processes share, and lines
 * for people on a terminal.
 */
@NullMarked
package io.tradu.batch.log.format;

import org.jspecify.annotations.NullMarked;
