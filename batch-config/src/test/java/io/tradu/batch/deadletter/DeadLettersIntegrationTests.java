package io.tradu.batch.deadletter;

import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.ItemAddress;
import io.tradu.batch.failure.RejectedItem;
import io.tradu.batch.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class DeadLettersIntegrationTests {

	private final DeadLetters deadLetters;

	private final String origin = UUID.randomUUID().toString();

	DeadLettersIntegrationTests(TestDatabase database) {
		this.deadLetters = database.bean(DeadLetters.class);
	}

	@Test
	void keepsAllThatIsKnownOfAnItem() {
		DeadLetter letter = DeadLetter.of(new RejectedItem(new ItemAddress("row", this.origin, "es", 3), "ragged-row",
				"2 cells", "a,\"ü\n😀\","));

		this.deadLetters.add(List.of(letter));

		assertThat(kept(3).letter()).isEqualTo(letter);
	}

	@Test
	void keepsTheFirstLetterOfAnAddress() {
		this.deadLetters.add(List.of(letter("es", 1, "first")));
		this.deadLetters.add(List.of(letter("es", 1, "second")));

		assertThat(find("es", 1, 1)).extracting(DeadLetter::detail).containsExactly("first");
	}

	@Test
	void keepsTheFirstLetterOfAnAddressAlsoAmongTheSameLetters() {
		this.deadLetters.add(List.of(letter("es", 1, "first"), letter("es", 1, "second"), letter("es", 2, "other")));

		assertThat(find("es", 1, 2)).extracting(DeadLetter::detail).containsExactly("first", "other");
	}

	@Test
	void showsNulCharactersAsReplacementCharacters() {
		this.deadLetters.add(List.of(new DeadLetter(new ItemAddress("row", this.origin, "es", 1), "rule",
				FailureCategory.DATA, "NUL \0 in it", "a\0b")));

		assertThat(kept(1).letter().detail()).isEqualTo("NUL \uFFFD in it");
		assertThat(kept(1).letter().evidence()).isEqualTo("a\uFFFDb");
	}

	@Test
	void findsLettersOfALaneAndOfEveryLaneByPosition() {
		this.deadLetters.add(List.of(letter("es", 30, ""), letter(ItemAddress.EVERY_LANE, 20, ""), letter("ca", 10, ""),
				letter("es", 40, ""), letter("es", 1, "")));

		assertThat(find("es", 10, 30)).extracting((letter) -> letter.address().position()).containsExactly(20L, 30L);
	}

	@Test
	void readsNoEvidenceWithTheReasons() {
		this.deadLetters.add(List.of(letter("es", 2, "second"), letter(ItemAddress.EVERY_LANE, 1, "first")));

		assertThat(find("es", 1, 2)).extracting(DeadLetter::detail, DeadLetter::evidence)
			.containsExactly(tuple("first", ""), tuple("second", ""));
		assertThat(this.deadLetters.firstReasons("row", this.origin, ItemAddress.EVERY_LANE, 3)).singleElement()
			.extracting(DeadLetter::detail)
			.isEqualTo("first");
	}

	@Test
	void findsNoLetterOfAnotherKindOrOrigin() {
		this.deadLetters.add(List.of(
				new DeadLetter(new ItemAddress("block", this.origin, "es", 1), "r", FailureCategory.DATA, "", ""),
				new DeadLetter(new ItemAddress("row", this.origin + "x", "es", 1), "r", FailureCategory.DATA, "", "")));

		assertThat(find("es", 0, 9)).isEmpty();
	}

	@Test
	void namesThePositionsOfALaneAndOfEveryLaneOnce() {
		this.deadLetters.add(List.of(letter("es", 5, ""), letter(ItemAddress.EVERY_LANE, 5, ""),
				letter(ItemAddress.EVERY_LANE, 2, ""), letter("ca", 3, "")));

		assertThat(this.deadLetters.positions("row", this.origin, "es")).containsExactly(2L, 5L);
	}

	@Test
	void countsTheLettersOnEveryLane() {
		this.deadLetters.add(List.of(letter(ItemAddress.EVERY_LANE, 1, ""), letter(ItemAddress.EVERY_LANE, 2, ""),
				letter("es", 3, "")));

		assertThat(this.deadLetters.count("row", this.origin)).isEqualTo(2);
	}

	@Test
	void removesTheLettersOfAKindOfOneOrigin() {
		DeadLetter document = new DeadLetter(new ItemAddress("document", this.origin, "*", 0), "r",
				FailureCategory.DATA, "", "");
		this.deadLetters.add(List.of(letter("es", 1, ""), document));

		this.deadLetters.removeAll("row", this.origin);

		assertThat(find("es", 0, 9)).isEmpty();
		assertThat(this.deadLetters.findReasons("document", this.origin, "*", 0, 0)).containsExactly(document);
	}

	@Test
	void takesMoreLettersThanOneBatchHolds() {
		this.deadLetters.add(LongStream.rangeClosed(1, 1234).mapToObj((row) -> letter("es", row, "")).toList());

		assertThat(this.deadLetters.positions("row", this.origin, "es")).hasSize(1234);
	}

	@Test
	void takesNoLettersAtAll() {
		this.deadLetters.add(List.of());

		assertThat(find("es", 0, 9)).isEmpty();
	}

	@Test
	void keepsAnswersFingerprintAndAttempts() {
		DeadLetter letter = letter("es", 1, "").answered("two answers").causedBy("0123456789ab", 3);

		this.deadLetters.add(List.of(letter));

		assertThat(kept(1).letter()).isEqualTo(letter);
	}

	@Test
	void keepsLettersOpenUntilTheyAreResolved() {
		this.deadLetters.add(List.of(letter("es", 1, "")));

		KeptLetter kept = kept(1);

		assertThat(kept.isOpen()).isTrue();
		assertThat(kept.resolvedAt()).isNull();
		assertThat(this.deadLetters.find(List.of(kept.id(), -1L))).containsExactly(kept);
	}

	@Test
	void countsReplayedLettersNoMore() {
		this.deadLetters.add(List.of(letter("es", 1, ""), letter(ItemAddress.EVERY_LANE, 2, "")));

		this.deadLetters.resolve(List.of(kept(1).id(), kept(2).id()), LetterState.REPLAYED);

		assertThat(find("es", 0, 9)).isEmpty();
		assertThat(this.deadLetters.positions("row", this.origin, "es")).isEmpty();
		assertThat(this.deadLetters.count("row", this.origin)).isZero();
		assertThat(kept(1).resolvedAt()).isNotNull();
	}

	@Test
	void countsDiscardedLetters() {
		this.deadLetters.add(List.of(letter("es", 1, "")));

		this.deadLetters.resolve(List.of(kept(1).id()), LetterState.DISCARDED);

		assertThat(this.deadLetters.positions("row", this.origin, "es")).containsExactly(1L);
	}

	@Test
	void resolvesNoLetterTwice() {
		this.deadLetters.add(List.of(letter("es", 1, "")));
		List<Long> ids = List.of(kept(1).id());
		this.deadLetters.resolve(ids, LetterState.DISCARDED);

		assertThatIllegalStateException().isThrownBy(() -> this.deadLetters.resolve(ids, LetterState.REPLAYED))
			.withMessageContaining("is not open");
	}

	@Test
	void keepsTheLastTryOfALetterThatFailsAgain() {
		this.deadLetters.add(List.of(letter("es", 1, "first")));

		this.deadLetters.failAgain(kept(1).id(), new DeadLetter(new ItemAddress("row", this.origin, "es", 1), "other",
				FailureCategory.LOGIC, "second", "ignored", "answers", "abc", 1));

		assertThat(kept(1).letter()).isEqualTo(new DeadLetter(new ItemAddress("row", this.origin, "es", 1), "other",
				FailureCategory.LOGIC, "second", "evidence", "answers", "abc", 2));
	}

	private KeptLetter kept(long position) {
		return this.deadLetters.findAll("row", this.origin)
			.stream()
			.filter((kept) -> kept.letter().address().position() == position)
			.findFirst()
			.orElseThrow();
	}

	private DeadLetter letter(String lane, long position, String detail) {
		return new DeadLetter(new ItemAddress("row", this.origin, lane, position), "rule", FailureCategory.DATA, detail,
				"evidence");
	}

	private List<DeadLetter> find(String lane, long from, long to) {
		return this.deadLetters.findReasons("row", this.origin, lane, from, to);
	}

}
