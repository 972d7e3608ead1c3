package io.tradu.document;

/**
 * A document that takes the place of another of its name and date.
 *
 * @param oldId number of the document that was delivered first
 * @param nextId number of the corrected document
 * @param label both, as {@code feed/name}
 */
public record Correction(long oldId, long nextId, String label) {
}
