/**
 * Dead letters: what was given up on, with the reason and the evidence, and by address,
 * so that none is counted twice.
 */
@NullMarked
package io.tradu.batch.deadletter;

import org.jspecify.annotations.NullMarked;
