package io.tradu.check;

import io.tradu.document.Severity;

/**
 * What a quality check says of a segment.
 *
 * @param check the check's id, stable across releases
 * @param severity what it means for the row
 * @param detail one sentence for the customer who reads the rejected file
 */
public record Finding(String check, Severity severity, String detail) {
}
