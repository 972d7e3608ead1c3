/**
 * Nights whose processes are killed at random moments, again and again, until they are
 * complete.
 */
@NullMarked
package io.tradu.chaos;

import org.jspecify.annotations.NullMarked;
