package io.tradu.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers in a form that no longer tells which language wrote them. */
final class Numerals {

	private static final String[] ROMAN_UNITS = { "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX" };

	private Numerals() {
	}

	/**
	 * Returns each number without its grouping and with a decimal point. Times and
	 * fractions, dates and versions come apart into their numbers, so that they may
	 * change their separators.
	 */
	static List<String> canonical(List<String> numbers) {
		List<String> canonical = new ArrayList<>(numbers.size());
		for (String number : numbers) {
			for (String part : number.split("[:/]")) {
				addCanonical(part, canonical);
			}
		}
		return canonical;
	}

	/** Returns the runs of digits, sorted. */
	static List<String> digits(List<String> numbers) {
		return numbers.stream().flatMap((number) -> Arrays.stream(number.split("\\D+"))).sorted().toList();
	}

	/** Returns numbers that a plain space had cut into groups, whole again. */
	static List<String> regrouped(List<String> numbers) {
		List<String> regrouped = new ArrayList<>();
		for (String number : numbers) {
			int last = regrouped.size() - 1;
			boolean group = last >= 0 && number.matches("\\d{3}(?:\\.\\d+)?")
					&& regrouped.get(last).matches("[1-9]\\d*");
			if (group) {
				regrouped.set(last, regrouped.get(last) + number);
			}
			else {
				regrouped.add(number);
			}
		}
		return regrouped;
	}

	/**
	 * Returns a small number in Roman numerals, as centuries and kings have them, the
	 * number itself for any other. I is no numeral here: it is an English word.
	 */
	static String roman(String number) {
		if (!number.matches("[2-9]|[123]\\d")) {
			return number;
		}
		int value = Integer.parseInt(number);
		return "X".repeat(value / 10) + ROMAN_UNITS[value % 10];
	}

	private static void addCanonical(String number, List<String> canonical) {
		String[] groups = number.split("\\D");
		int last = groups.length - 1;
		if (last == 0) {
			canonical.add(number);
		}
		else if (isGrouped(groups, last) && separators(number) == 1) {
			canonical.add(String.join("", groups));
		}
		else if (last == 1 || (isGrouped(groups, last - 1) && hasOtherDecimalSeparator(number))) {
			canonical.add(String.join("", Arrays.copyOf(groups, last)) + "." + groups[last]);
		}
		else {
			canonical.addAll(List.of(groups));
		}
	}

	private static boolean isGrouped(String[] groups, int last) {
		if (groups[0].length() > 3 || groups[0].startsWith("0")) {
			return false;
		}
		for (int i = 1; i <= last; i++) {
			if (groups[i].length() != 3) {
				return false;
			}
		}
		return true;
	}

	private static long separators(String number) {
		return number.chars().filter((c) -> !Character.isDigit(c)).distinct().count();
	}

	private static boolean hasOtherDecimalSeparator(String number) {
		String separators = number.replaceAll("\\d", "");
		char decimal = separators.charAt(separators.length() - 1);
		return separators(number) == 2 && separators.indexOf(decimal) == separators.length() - 1;
	}

}
