/**
 * The one classification of failures. A failure is given its category where it happens;
 * the category alone decides whether the work is retried, skipped, stopped or given up
 * on.
 */
@NullMarked
package io.tradu.batch.failure;

import org.jspecify.annotations.NullMarked;
