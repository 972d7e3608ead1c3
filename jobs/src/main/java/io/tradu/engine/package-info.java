/**
 * What translates: engines, the routes through them, and their answers. A segment that an
 * engine cannot translate is a value among the answers; an engine that does not work at
 * all is an exception.
 */
@NullMarked
package io.tradu.engine;

import org.jspecify.annotations.NullMarked;
