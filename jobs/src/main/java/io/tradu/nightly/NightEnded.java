package io.tradu.nightly;

import io.tradu.document.Night;

/**
 * Something has ended that changed what is to be said of a night: one of its runs,
 * whatever came of it, a person's act, or a replay of its dead letters. Told once all of
 * it is committed.
 *
 * @param night the night
 */
public record NightEnded(Night night) {
}
