package io.tradu.batch.database;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the embedded database is kept.
 *
 * @param backups number of backups to keep beside the file, newest first; 0 makes none
 * @param acceptOlderState whether an older state is used if the newest one in the file
 * cannot be read; to be set for one start, after a copy of the file was made
 */
@Validated
@ConfigurationProperties("tradu.database")
record DatabaseProperties(@DefaultValue("3") @Min(0) int backups, boolean acceptOlderState) {
}
