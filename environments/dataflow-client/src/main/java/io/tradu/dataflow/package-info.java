/**
 * Makes a Data Flow server what an environment declares: which applications it knows, its
 * tasks and its stream. A process of its own, started by the {@code tradu} command,
 * because the Data Flow client cannot share a classpath with Boot 4.
 */
@NullMarked
package io.tradu.dataflow;

import org.jspecify.annotations.NullMarked;
