package io.tradu.document;

import java.time.LocalDate;

/**
 * A document that brought its bytes first.
 *
 * @param businessDate its night's date
 * @param feed its feed
 * @param fileName its file's name
 */
public record Original(LocalDate businessDate, String feed, String fileName) {
}
