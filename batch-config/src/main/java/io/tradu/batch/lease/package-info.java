/**
 * Who runs what. A process holds a lease on its work and renews it with every heartbeat;
 * nobody else may take the work up until the holder is proved dead.
 */
@NullMarked
package io.tradu.batch.lease;

import org.jspecify.annotations.NullMarked;
