package io.tradu.batch.task;

/**
 * A task execution that the Data Flow server has written down.
 *
 * @param id its number
 * @param launched whether there is, or was, a process for it; without one the server is
 * about to launch it, or died doing so
 */
public record LaunchedTask(long id, boolean launched) {
}
