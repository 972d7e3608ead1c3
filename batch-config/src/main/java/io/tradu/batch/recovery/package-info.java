/**
 * What a dead process has left behind is put right: its execution, the steps, and,
 * through {@link RecoveryParticipant}, whatever a job keeps beside them.
 */
@NullMarked
package io.tradu.batch.recovery;

import org.jspecify.annotations.NullMarked;
