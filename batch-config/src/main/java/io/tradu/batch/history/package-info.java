/**
 * What is remembered of each run beside what Spring Batch keeps: what it was made with,
 * when it worked, and why it failed.
 */
@NullMarked
package io.tradu.batch.history;

import org.jspecify.annotations.NullMarked;
