/** The audit log: what people, and the line by itself, have done, for good. */
@NullMarked
package io.tradu.batch.audit;

import org.jspecify.annotations.NullMarked;
