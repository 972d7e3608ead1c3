package io.tradu.document;

/**
 * Why a block is given up.
 *
 * @param sentence the same in words
 * @param failures how often the work on it has failed
 * @param fingerprint tells the defect from others
 */
public record BlockFailure(String sentence, int failures, String fingerprint) {
}
