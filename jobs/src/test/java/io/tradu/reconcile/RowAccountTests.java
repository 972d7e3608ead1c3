package io.tradu.reconcile;

import java.util.List;

import io.tradu.document.RowSet;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RowAccountTests {

	@Test
	void isBalancedWhenEveryRowIsInExactlyOnePlace() {
		assertThat(discrepancies("1-5", "1-2", "3-4", "5")).isEmpty();
	}

	@Test
	void isBalancedWithoutAnyRow() {
		assertThat(discrepancies("", "", "", "")).isEmpty();
	}

	@Test
	void findsLostRow() {
		assertThat(discrepancies("1-5", "1-2", "4", "5"))
			.containsExactly("rows 3 are received and in none of delivered, rejected, canceled");
	}

	@Test
	void findsLostRowWhereTheNumbersAddUp() {
		assertThat(discrepancies("1-3", "1-2", "2", "")).containsExactly("rows 2 are delivered and rejected",
				"rows 3 are received and in none of delivered, rejected, canceled");
	}

	@Test
	void findsRowThatIsDeliveredAndCanceled() {
		assertThat(discrepancies("1-3", "1-3", "", "3")).containsExactly("rows 3 are delivered and canceled");
	}

	@Test
	void findsRowThatIsRejectedAndCanceled() {
		assertThat(discrepancies("1-3", "1-2", "3", "3")).containsExactly("rows 3 are rejected and canceled");
	}

	@Test
	void findsRowThatNeverCameIn() {
		assertThat(discrepancies("1-3", "1-4", "", "")).containsExactly("rows 4 are never received");
	}

	@Test
	void namesALongListOfRowsInPart() {
		RowSet odd = new RowSet();
		for (int row = 1; row < 1000; row += 2) {
			odd.add(row);
		}

		assertThat(new RowAccount(odd, new RowSet(), new RowSet(), new RowSet()).discrepancies()).singleElement()
			.satisfies((what) -> assertThat(what).hasSizeLessThan(300).contains(" …"));
	}

	private static List<String> discrepancies(String received, String delivered, String rejected, String canceled) {
		return new RowAccount(RowSet.parse(received), RowSet.parse(delivered), RowSet.parse(rejected),
				RowSet.parse(canceled))
			.discrepancies();
	}

}
