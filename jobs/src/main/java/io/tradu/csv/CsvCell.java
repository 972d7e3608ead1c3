package io.tradu.csv;

/**
 * One cell of a well-formed record.
 *
 * @param value what the cell says, without its quotes and with doubled quotes made single
 * @param quoted whether it stood in quotes
 */
public record CsvCell(String value, boolean quoted) {
}
