/**
 * What is checked before a job begins, so that it ends with a reason and a remedy instead
 * of failing in the middle.
 */
@NullMarked
package io.tradu.batch.preflight;

import org.jspecify.annotations.NullMarked;
