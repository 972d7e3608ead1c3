package io.tradu.document;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RowSetTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "1", "7", "1-2", "1-400,402", "2,4,6-9,1000000" })
	void readsBackWhatItWrote(String ranges) {
		assertThat(RowSet.parse(ranges)).hasToString(ranges);
	}

	@Test
	void writesNeighboursAsOneRange() {
		RowSet rows = RowSet.parse("1,2,3");
		rows.add(4);
		rows.addRange(5, 6);

		assertThat(rows).hasToString("1-6");
	}

	@Test
	void holdsEveryRowOfADocument() {
		assertThat(RowSet.upTo(3)).hasToString("1-3");
	}

	@Test
	void holdsNoRowOfAnEmptyDocument() {
		assertThat(RowSet.upTo(0).isEmpty()).isTrue();
	}

	@Test
	void leavesTheSetsItIsMadeOfAsTheyAre() {
		RowSet left = RowSet.parse("1-3");
		RowSet right = RowSet.parse("2-4");

		left.intersect(right);
		left.minus(right);

		assertThat(left).hasToString("1-3");
		assertThat(right).hasToString("2-4");
	}

	@Test
	void behavesAsASetOfNumbers() {
		for (long seed = 0; seed < 500; seed++) {
			SplittableRandom random = new SplittableRandom(seed);
			Set<Integer> left = anyRows(random);
			Set<Integer> right = anyRows(random);
			Set<Integer> both = new HashSet<>(left);
			both.retainAll(right);
			Set<Integer> rest = new HashSet<>(left);
			rest.removeAll(right);
			Set<Integer> all = new HashSet<>(left);
			all.addAll(right);
			RowSet union = rows(left);
			union.addAll(rows(right));

			assertThat(rows(left).intersect(rows(right))).as("seed %d", seed).isEqualTo(rows(both));
			assertThat(rows(left).minus(rows(right))).as("seed %d", seed).isEqualTo(rows(rest));
			assertThat(union).as("seed %d", seed).isEqualTo(rows(all)).hasSameHashCodeAs(rows(all));
			assertThat(RowSet.parse(union.toString())).as("seed %d", seed).isEqualTo(union);
			assertThat(union.size()).as("seed %d", seed).isEqualTo(all.size());
			all.forEach((row) -> assertThat(union.contains(row)).isTrue());
		}
	}

	private static Set<Integer> anyRows(SplittableRandom random) {
		Set<Integer> rows = new TreeSet<>();
		int count = random.nextInt(60);
		for (int i = 0; i < count; i++) {
			rows.add(random.nextInt(1, 100));
		}
		return rows;
	}

	private static RowSet rows(Set<Integer> numbers) {
		RowSet rows = new RowSet();
		numbers.forEach(rows::add);
		return rows;
	}

}
