package io.tradu.receive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.tradu.batch.audit.Act;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.nightly.Abandonment;
import io.tradu.nightly.NightRun;
import io.tradu.nightly.Refused;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import io.tradu.testing.TestFeeds;
import io.tradu.truth.Disagreement;
import io.tradu.truth.Scope;
import io.tradu.truth.Truths;
import io.tradu.withdrawal.Withdrawal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.batch.core.BatchStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is delivered under a hash was made of the bytes of that hash. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SourceIntegrityIntegrationTests {

	@Parameter
	private TestDatabase database;

	private Line line;

	@BeforeEach
	void begin() {
		this.line = Line.shared(this.database, TestFeeds.KEYED_NEWS);
		this.line.nextDate();
	}

	@Test
	void withdrawsDocumentWhoseArchivedFileIsChangedBeforeItsRowsAreTranslated() {
		this.line.put("news", "a.csv", document("Good day"));
		this.line.put("news", "b.csv", document("Good night"));
		this.line.database()
			.beforeStatement("update block set state", () -> change(this.line.archived("news", "b.csv")));

		NightRun run = this.line.run();

		assertThat(run.status()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(this.line.delivered("news", "a.es.csv")).exists();
		assertThat(this.line.delivered("news", "b.es.csv")).doesNotExist();
		assertThat(this.line.account(run).setAside())
			.anyMatch((aside) -> aside.fileName().equals("b.csv") && aside.rule().equals("changed-after-receipt"));
		assertThat(this.line.account(run).balanced()).isTrue();
	}

	@Test
	void deliversNoPartOfADocumentThatCouldNotBeReadForAWhile() {
		List<String> names = List.of("a", "b");
		names.forEach((name) -> this.line.put("news", name + ".csv", document(name)));
		this.line.put("news", "sound.csv", document("sound"));
		this.line.database().beforeStatement("update block set state", () -> {
			names.forEach((name) -> change(this.line.archived("news", name + ".csv")));
			this.line.database().failStatement("select content from block_result", 1);
		});
		assertThat(this.line.run().status()).isEqualTo(BatchStatus.FAILED);
		names.forEach((name) -> putBack(this.line.archived("news", name + ".csv"), document(name)));

		NightRun run = this.line.run();

		assertThat(run.status()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(this.line.account(run).setAside()).isNotEmpty().allSatisfy((aside) -> {
			assertThat(aside.rule()).isEqualTo("changed-after-receipt");
			assertThat(this.line.delivered("news", aside.fileName().replace(".csv", ".es.csv"))).doesNotExist();
		});
		assertThat(this.line.bean(Truths.class).compare(Scope.of(this.line.date())).disagreements()).isEmpty();
	}

	@Test
	void failsAsDataWhenTheFileOfADeliveredDocumentIsChangedBeforeItIsReconciled() {
		this.line.put("news", "a.csv", document("Good day"));
		Path archived = this.line.archived("news", "a.csv");
		this.line.database().beforeStatement("insert into deliverable ", () -> change(archived));

		NightRun run = this.line.run();

		assertThat(run.failedStep()).hasValue("reconcileNight");
		assertThat(run.failure()).get().satisfies((failure) -> {
			assertThat(failure.category()).isEqualTo(FailureCategory.DATA);
			assertThat(failure.sentence()).contains("withdraw news/a.csv");
		});
		assertThatExceptionOfType(Refused.class).isThrownBy(this.line::run)
			.withMessageContaining("withdraw news/a.csv");
		putBack(archived, document("Good day"));
		assertThat(this.line.run().status()).isEqualTo(BatchStatus.COMPLETED);
	}

	@Test
	void completesWithoutADeliveredDocumentThatIsWithdrawnBecauseItsFileIsChanged() {
		this.line.put("news", "a.csv", document("Good day"));
		this.line.put("news", "b.csv", document("Good night"));
		this.line.database().failStatement("insert into ledger", 1);
		NightRun failed = this.line.run();
		assertThat(failed.failedStep()).hasValue("reconcileNight");
		change(this.line.archived("news", "a.csv"));
		Document changed = this.line.bean(Documents.class)
			.find(failed.night(), DocumentStatus.DELIVERED)
			.stream()
			.filter((document) -> document.fileName().equals("a.csv"))
			.findFirst()
			.orElseThrow();

		this.line.bean(Withdrawal.class)
			.withdraw(changed, "withdrawn", "its file is changed", Act.ofPerson("its file is changed"));

		assertThat(this.line.run().status()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(this.line.delivered("news", "a.es.csv")).doesNotExist();
		assertThat(this.line.delivered("news", "b.es.csv")).exists();
	}

	@Test
	void deliversNoTextOfChangedFileThatIsPutBack() throws IOException {
		this.line.put("news", "a.csv", document("Good day"));
		Path archived = this.line.archived("news", "a.csv");
		byte[] received = document("Good day").getBytes();
		AtomicBoolean changed = new AtomicBoolean();
		this.line.engine().beforeEachCall(() -> {
			if (changed.compareAndSet(false, true)) {
				change(archived);
				throw new StoppingFailure(FailureCategory.DEPENDENCY, "the engine is gone", null);
			}
		});
		assertThat(this.line.run().status()).isEqualTo(BatchStatus.FAILED);
		Files.delete(archived);
		Files.write(archived, received);

		assertThat(this.line.run().status()).isEqualTo(BatchStatus.COMPLETED);

		assertThat(Line.read(this.line.delivered("news", "a.es.csv"))).contains("Iqqf fcy");
	}

	@Test
	void translatesCorrectedFileAfterTheNightOfTheWrongOneWasAbandoned() {
		this.line.put("news", "a.csv", document("Secret"));
		this.line.engine().beforeEachCall(() -> {
			throw new StoppingFailure(FailureCategory.DEPENDENCY, "the engine is gone", null);
		});
		NightRun failed = this.line.run();
		this.line.engine().reset();
		this.line.bean(Abandonment.class)
			.abandon(failed.night(), false, Act.ofPerson("the customer sent another file"));
		this.line.put("news", "a.csv", document("Public"));

		assertThat(this.line.run(true).status()).isEqualTo(BatchStatus.COMPLETED);

		assertThat(Line.read(this.line.delivered("news", "a.es.csv"))).contains("Rwdnke").doesNotContain("Ugetgv");
		assertThat(this.line.bean(Truths.class).compare(Scope.of(this.line.date())).disagreements()).isEmpty();
	}

	@Test
	void leavesArchivedFileOfLostDatabaseAloneAndNamesIt() throws IOException {
		Path lost = this.line.archived("news", "a.csv");
		Files.createDirectories(lost.getParent());
		Files.writeString(lost, document("Lost"));
		this.line.put("news", "a.csv", document("Found"));

		assertThat(this.line.run().status()).isEqualTo(BatchStatus.COMPLETED);

		assertThat(Line.read(this.line.delivered("news", "a.es.csv"))).contains("Hqwpf");
		assertThat(lost).content().contains("Lost");
		assertThat(this.line.bean(Truths.class).compare(Scope.of(this.line.date())).disagreements())
			.extracting(Disagreement::rule)
			.containsExactly("archive-unknown-file");
	}

	@Test
	void movesDeliverablesOfLostDatabaseAwayBeforeItDeliversTheirName() throws IOException {
		Path lost = this.line.delivered("news", "a.es.csv");
		Files.createDirectories(lost.getParent());
		Files.writeString(lost, "id,title\n1,Perdido\n");
		this.line.put("news", "a.csv", document("Found"));

		assertThat(this.line.run().status()).isEqualTo(BatchStatus.COMPLETED);

		assertThat(Line.read(lost)).contains("Hqwpf");
		assertThat(this.line.path("unknown", this.line.date().toString(), "news", "a.es.csv")).content()
			.contains("Perdido");
	}

	@Test
	void continuesNightOfVersionThatRecordedNeitherPlaceNorSegments() {
		this.line.put("news", "a.csv", document("Good day"));
		this.line.engine().beforeEachCall(() -> {
			throw new StoppingFailure(FailureCategory.DEPENDENCY, "the engine is gone", null);
		});
		NightRun failed = this.line.run();
		this.line.engine().reset();
		assertThat(this.line.bean(JdbcClient.class)
			.sql("update document set archived_as = null, segment_hashes = null where night_id = ?")
			.param(failed.night().id())
			.update()).isEqualTo(1);

		assertThat(this.line.run().status()).isEqualTo(BatchStatus.COMPLETED);

		assertThat(this.line.bean(Documents.class).find(failed.night(), DocumentStatus.DELIVERED)).hasSize(1);
	}

	private String document(String title) {
		return "id,title\n" + this.line.date().getDayOfYear() + "," + title + "\n";
	}

	private static void change(Path file) {
		try {
			byte[] bytes = Files.readAllBytes(file);
			bytes[bytes.length - 3]++;
			Files.delete(file);
			Files.write(file, bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void putBack(Path file, String content) {
		try {
			Files.delete(file);
			Files.writeString(file, content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
