package io.tradu.document;

import java.util.List;
import java.util.Map;

import io.tradu.batch.lease.Instance;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import io.tradu.testing.TestFeeds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Blocks, their results and their documents in the database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class BlocksIntegrationTests {

	private final Line line;

	private final Blocks blocks;

	private final Documents documents;

	private Night night;

	private Document document;

	BlocksIntegrationTests(TestDatabase database) {
		this.line = Line.shared(database, TestFeeds.NEWS);
		this.blocks = this.line.bean(Blocks.class);
		this.documents = this.line.bean(Documents.class);
	}

	@BeforeEach
	void registerDocument() {
		this.night = this.line.bean(Nights.class).open(this.line.nextDate(), 1);
		this.document = register("a.csv", "title");
	}

	@Test
	void keepsAllThatIsKnownOfABlock() {
		Block block = add(1);

		assertThat(block).usingRecursiveComparison()
			.ignoringFields("id")
			.isEqualTo(Block.pending(this.document.id(), "es", 1, 10, 9, 100, 200));
	}

	@Test
	void keepsTheBlockThatBeginsAtARowAlready() {
		Block block = add(1);

		this.blocks.add(this.night, List.of(Block.pending(this.document.id(), "es", 1, 5, 5, 0, 1)));

		assertThat(this.blocks.find(this.document, "es")).containsExactly(block);
	}

	@Test
	void recordsEachMoveWithInstanceAndReason() {
		Block block = add(1);

		move(block, BlockState.CLAIMED, "claimed");

		assertThat(events(block)).singleElement()
			.satisfies((event) -> assertThat(event).containsEntry("from_state", "PENDING")
				.containsEntry("to_state", "CLAIMED")
				.containsEntry("instance", Instance.current().toString())
				.containsEntry("reason", "claimed"));
		assertThat(this.blocks.find(this.night, BlockState.CLAIMED, 0, 10)).hasSize(1);
	}

	@Test
	void refusesAMoveThatTheLineDoesNotShow() {
		Block block = add(1);

		assertThatIllegalStateException().isThrownBy(() -> move(block, BlockState.COMPLETED, "jump"))
			.withMessageContaining("cannot go from PENDING to COMPLETED");
		assertThat(events(block)).isEmpty();
	}

	@Test
	void refusesAndRecordsNothingWhenAnotherHasMovedOneOfTheBlocks() {
		Block moved = add(11);
		Block still = add(1);
		move(moved, BlockState.CANCELED, "by a person");

		assertThatIllegalStateException().isThrownBy(() -> this.line.bean(TransactionTemplate.class)
			.executeWithoutResult((status) -> this.blocks.move(List.of(still, moved), BlockState.CLAIMED, "claimed")))
			.withMessageContaining("changed by another");
		assertThat(events(still)).isEmpty();
		assertThat(events(moved)).hasSize(1);
		assertThat(this.blocks.find(this.night, BlockState.PENDING, 0, 10)).containsExactly(still);
	}

	@Test
	void cutsAReasonThatIsTooLongToKeep() {
		Block block = add(1);

		move(block, BlockState.CANCELED, "\0" + "x".repeat(600));

		assertThat(events(block)).singleElement()
			.satisfies((event) -> assertThat((String) event.get("reason")).hasSize(500).startsWith("\uFFFDx"));
	}

	@Test
	void countsTheFailuresOfABlock() {
		Block block = add(1);

		assertThat(this.blocks.countFailure(block)).isOne();
		assertThat(this.blocks.countFailure(block)).isEqualTo(2);
	}

	@Test
	void keepsTheLatestResultOfABlock() {
		Block block = add(1);
		BlockResults results = this.line.bean(BlockResults.class);
		results.save(block, result("first"));

		results.save(block, result("second"));

		assertThat(results.find(block)).contains(result("second"));
	}

	@Test
	void keepsEveryCharacterOfAResult() {
		Block block = add(1);
		BlockResult result = result("the text \\u0000, a NUL \0, \"quotes\" and \uD83D\uDE00");

		this.line.bean(BlockResults.class).save(block, result);

		assertThat(this.line.bean(BlockResults.class).find(block)).contains(result);
	}

	@Test
	void keepsEveryCharacterOfAColumnsName() {
		Document registered = register("b.csv", "title", "a\u001Fb", "", "x,\"y\"");

		ColumnLayout layout = this.line.bean(ColumnLayouts.class)
			.of(registered, List.of("x,\"y\"", "", "a\u001Fb", "none"));

		assertThat(layout).isEqualTo(new ColumnLayout(4, Map.of("a\u001Fb", 1, "", 2, "x,\"y\"", 3)));
	}

	@Test
	void knowsWhereTheColumnsAreThatAFeedTranslates() {
		ColumnLayout layout = this.line.bean(ColumnLayouts.class).of(register("c.csv", "id", "title", "url"));

		assertThat(layout.count()).isEqualTo(3);
		assertThat(layout.positions(List.of("title"))).containsExactly(1);
		assertThatIllegalStateException().isThrownBy(() -> layout.position("body"));
	}

	@Test
	void refusesToMoveADocumentThatAnotherHasMoved() {
		this.documents.move(this.document, DocumentStatus.INGESTED);

		assertThatIllegalStateException()
			.isThrownBy(() -> this.documents.move(this.document, DocumentStatus.QUARANTINED))
			.withMessageContaining("is no longer RECEIVED");
	}

	@Test
	void refusesToMoveADocumentWhereTheLineDoesNotLead() {
		assertThatIllegalStateException().isThrownBy(() -> this.documents.move(this.document, DocumentStatus.DELIVERED))
			.withMessageContaining("cannot go from RECEIVED to DELIVERED");
	}

	@Test
	void findsANamesakeInAnyLetterCase() {
		assertThat(this.line.bean(EarlierDocuments.class).findNamesake(this.night, "news", "A.CSV"))
			.contains(this.document);
	}

	@Test
	void findsNamesakeInAnyUnicodeNormalization() {
		Document composed = register("caf\u00e9.csv", "id", "title");

		assertThat(this.line.bean(EarlierDocuments.class).findNamesake(this.night, "news", "CAFE\u0301.csv"))
			.contains(composed);
	}

	private Document register(String fileName, String... columns) {
		this.documents.register(this.night, this.line.bean(Feeds.class).get("news"),
				new ReceivedFile(fileName, this.night.businessDate() + "/news/" + fileName, "0".repeat(64),
						new SegmentHashes(new byte[16]), 300, List.of(columns), 10),
				DocumentStatus.RECEIVED);
		return this.line.bean(EarlierDocuments.class).findNamesake(this.night, "news", fileName).orElseThrow();
	}

	private Block add(long firstRow) {
		this.blocks.add(this.night,
				List.of(Block.pending(this.document.id(), "es", firstRow, firstRow + 9, 9, 100, 200)));
		return this.blocks.find(this.document, "es")
			.stream()
			.filter((block) -> block.firstRow() == firstRow)
			.findFirst()
			.orElseThrow();
	}

	private void move(Block block, BlockState next, String reason) {
		this.blocks.move(List.of(block), next, reason);
	}

	private List<Map<String, Object>> events(Block block) {
		return this.line.bean(JdbcTemplate.class)
			.queryForList("select from_state, to_state, instance, reason from block_event where block_id = ?",
					block.id());
	}

	private static BlockResult result(String text) {
		Candidate candidate = Candidate.translated("fake:en-es", text, List.of("word"));
		return new BlockResult(List.of(new BlockResult.Row(1, List.of(new BlockResult.Cell(List.of(candidate), 0)))));
	}

}
