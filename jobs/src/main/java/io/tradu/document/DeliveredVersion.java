package io.tradu.document;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One of several versions of a file in the outbox.
 *
 * @param fileName the file's name
 * @param version its number; 1 is the oldest
 * @param sha256 SHA-256 of its bytes
 * @param bytes its size
 * @param rejectedSha256 SHA-256 of the file of rejected rows that belongs to it; null if
 * no row was rejected
 * @param reason why it was made; empty for what a night delivered
 * @param deliveredAt when it was delivered
 */
public record DeliveredVersion(String fileName, int version, String sha256, long bytes, @Nullable String rejectedSha256,
		String reason, Instant deliveredAt) {
}
