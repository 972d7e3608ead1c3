package io.tradu.csv;

import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.fail;

/**
 * Runs a property with many random inputs that are the same in every run, and names the
 * seed of the first that fails.
 */
final class Randomly {

	private Randomly() {
	}

	static void check(int times, Property property) {
		for (long seed = 0; seed < times; seed++) {
			try {
				property.check(new SplittableRandom(seed));
			}
			catch (Exception | AssertionError ex) {
				fail("fails with seed " + seed + ": " + ex.getMessage(), ex);
			}
		}
	}

	static <T> T oneOf(SplittableRandom random, T[] choices) {
		return choices[random.nextInt(choices.length)];
	}

	interface Property {

		void check(SplittableRandom random) throws Exception;

	}

}
