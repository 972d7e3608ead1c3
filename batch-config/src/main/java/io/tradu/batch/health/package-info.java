/**
 * Whether a process is well, for a web server that has somebody to tell. Everything that
 * may take its time is looked at in the background; a probe only reads what was found
 * last, and so answers at once whatever hangs.
 */
@NullMarked
package io.tradu.batch.health;

import org.jspecify.annotations.NullMarked;
