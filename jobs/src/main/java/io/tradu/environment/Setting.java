package io.tradu.environment;

/**
 * A setting as it stands in a file.
 *
 * @param name its name, as it is written there
 * @param value its value, with its references
 * @param place the file and the line
 */
record Setting(String name, String value, String place) {
}
