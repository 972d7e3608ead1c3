package io.tradu.document;

import io.tradu.batch.failure.FailureCategory;

/**
 * Why a block is given up.
 *
 * @param rule why, as a stable identifier
 * @param category its category
 * @param sentence the same as a sentence
 * @param failures how often the work on it has failed
 * @param fingerprint distinguishes a defect from others
 */
public record BlockFailure(String rule, FailureCategory category, String sentence, int failures, String fingerprint) {
}
