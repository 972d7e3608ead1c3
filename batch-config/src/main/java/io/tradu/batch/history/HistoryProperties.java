package io.tradu.batch.history;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is kept of runs beside the database.
 *
 * @param failures folder of the files that take the failure of a run which the database
 * does not; nothing is kept if it is left out
 */
@ConfigurationProperties("tradu.history")
record HistoryProperties(@Nullable Path failures) {
}
