/**
 * Task executions, as the Data Flow server lists them: what a process works on, how it
 * ended, and which of them no process will ever end. Written with Spring Cloud Task's own
 * repository, where the server has made its tables; nothing is written elsewhere.
 */
@NullMarked
package io.tradu.batch.task;

import org.jspecify.annotations.NullMarked;
