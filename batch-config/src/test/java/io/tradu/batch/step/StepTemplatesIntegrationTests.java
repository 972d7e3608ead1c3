package io.tradu.batch.step;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.ItemAddress;
import io.tradu.batch.failure.RejectedItem;
import io.tradu.batch.failure.TransientFailure;
import io.tradu.batch.launch.JobRuns;
import io.tradu.batch.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** How a step fares when its reader, processor or writer fails, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class StepTemplatesIntegrationTests {

	private static final int TRIES = 3;

	private final TestDatabase database;

	private final JdbcTemplate jdbc;

	/** Names the test's job, and all it leaves in the shared database. */
	private final String name = "job-" + UUID.randomUUID();

	StepTemplatesIntegrationTests(TestDatabase database) {
		this.database = database;
		this.jdbc = database.jdbc();
	}

	@BeforeEach
	void createTable() {
		this.jdbc.execute("create table if not exists written_item (job varchar(100), item varchar(100))");
	}

	@Test
	void retriesTransientFailureOfTheProcessor() {
		AtomicInteger calls = new AtomicInteger();

		StepExecution execution = run(step("step", Items.of("a"), (item) -> {
			failBefore(calls, TRIES);
			return item;
		}, saving()));

		assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(calls).hasValue(TRIES);
		assertThat(written()).containsExactly("a");
	}

	@Test
	void retriesTransientFailureOfTheWriter() {
		AtomicInteger calls = new AtomicInteger();

		StepExecution execution = run(step("step", Items.of("a", "b"), (item) -> item, saving((item) -> {
			if (item.equals("a")) {
				failBefore(calls, TRIES);
			}
		})));

		assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(written()).containsExactly("a", "b");
	}

	@Test
	void failsWhenTheRetriesAreUsedUpAndGoesOnWithTheFailedChunk() {
		AtomicInteger calls = new AtomicInteger();
		Step step = step("step", Items.of("a", "b", "c", "d", "e"), (item) -> {
			if (item.equals("d")) {
				failBefore(calls, TRIES + 1);
			}
			return item;
		}, saving());

		assertThat(run(step).getStatus()).isEqualTo(BatchStatus.FAILED);
		assertThat(written()).containsExactly("a", "b", "c");

		assertThat(run(step).getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(written()).containsExactly("a", "b", "c", "d", "e");
	}

	@Test
	void makesOneDeadLetterOfAnItemRejectedWhileReading() {
		StepExecution execution = run(
				step("step", Items.of("a", "b", "c").each(rejecting("b")), (item) -> item, saving()));

		assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(execution.getReadSkipCount()).isOne();
		assertThat(written()).containsExactly("a", "c");
		assertThat(deadLetters()).containsExactly("b");
	}

	@Test
	void makesOneDeadLetterOfAnItemRejectedWhileProcessing() {
		StepExecution execution = run(step("step", Items.of("a", "b", "c"), rejectingProcessor("b"), saving()));

		assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(execution.getProcessSkipCount()).isOne();
		assertThat(written()).containsExactly("a", "c");
		assertThat(deadLetters()).containsExactly("b");
	}

	@Test
	void neverRetriesRejectedItem() {
		AtomicInteger calls = new AtomicInteger();

		run(step("step", Items.of("a"), (item) -> {
			calls.incrementAndGet();
			throw rejected(item);
		}, saving()));

		assertThat(calls).hasValue(1);
	}

	@Test
	void completesWhenEveryItemOfAChunkIsRejected() {
		StepExecution execution = run(
				step("step", Items.of("a", "b", "c", "d"), rejectingProcessor("a", "b", "c"), saving()));

		assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(written()).containsExactly("d");
		assertThat(deadLetters()).containsExactly("a", "b", "c");
	}

	@Test
	void completesAtTheSkipLimit() {
		StepExecution execution = run(step("strict", Items.of("a", "b", "c"), rejectingProcessor("a", "b"), saving()));

		assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(deadLetters()).containsExactly("a", "b");
	}

	@Test
	void failsBehindTheSkipLimit() {
		StepExecution execution = run(
				step("strict", Items.of("a", "b", "c", "d"), rejectingProcessor("a", "b", "d"), saving()));

		assertThat(execution.getStatus()).isEqualTo(BatchStatus.FAILED);
		assertThat(written()).containsExactly("c");
		assertThat(deadLetters()).containsExactly("a", "b");
	}

	@Test
	void commitsAsManyItemsAtOnceAsTheStepsOwnSettingSays() {
		assertThat(run(step("pairs", Items.of("a", "b", "c", "d"), (item) -> item, saving())).getCommitCount())
			.isEqualTo(2);
	}

	@Test
	void failsWhenTheWriterRejectsAnItem() {
		StepExecution execution = run(step("step", Items.of("a", "b", "c"), (item) -> item, saving(rejecting("b"))));

		assertThat(execution.getStatus()).isEqualTo(BatchStatus.FAILED);
		assertThat(execution.getWriteSkipCount()).isZero();
		assertThat(written()).isEmpty();
		assertThat(deadLetters()).isEmpty();
	}

	@Test
	void rollsDeadLettersBackWithTheirChunk() {
		StepExecution execution = run(
				step("step", Items.of("a", "b", "c"), rejectingProcessor("b"), saving(failing("c"))));

		assertThat(execution.getStatus()).isEqualTo(BatchStatus.FAILED);
		assertThat(written()).isEmpty();
		assertThat(deadLetters()).isEmpty();
	}

	@Test
	void recordsDeadLetterOnceWhenTheRolledBackChunkIsDoneAgain() {
		AtomicBoolean broken = new AtomicBoolean(true);
		Step step = step("step", Items.of("a", "b", "c"), rejectingProcessor("b"), saving((item) -> {
			if (broken.getAndSet(false)) {
				throw new IllegalStateException("broken once");
			}
		}));
		run(step);

		assertThat(run(step).getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(written()).containsExactly("a", "c");
		assertThat(deadLetters()).containsExactly("b");
	}

	@Test
	void failsRatherThanWritingAChunkWithoutItsDeadLetters() {
		AtomicInteger calls = new AtomicInteger();
		Step step = step("step", Items.of("a", "b", "c"), rejectingProcessor("b"),
				saving((item) -> failBefore(calls, TRIES + 1)));

		assertThat(run(step).getStatus()).isEqualTo(BatchStatus.FAILED);

		assertThat(run(step).getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(written()).containsExactly("a", "c");
		assertThat(deadLetters()).containsExactly("b");
	}

	@Test
	void failsWhenTheWriterRollsBackInSilence() {
		AtomicBoolean silent = new AtomicBoolean(true);
		Step step = step("step", Items.of("a", "b", "c", "d"), (item) -> item, saving((item) -> {
			if (item.equals("a") && silent.getAndSet(false)) {
				rollBackInSilence();
			}
		}));

		assertThat(run(step).getStatus()).isEqualTo(BatchStatus.FAILED);

		assertThat(run(step).getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(written()).containsExactly("a", "b", "c", "d");
	}

	@Test
	void failsWhenTheProcessorRollsBackInSilence() {
		AtomicBoolean silent = new AtomicBoolean(true);
		Step step = step("step", Items.of("a", "b", "c", "d"), (item) -> {
			if (item.equals("a") && silent.getAndSet(false)) {
				rollBackInSilence();
			}
			return item;
		}, saving());

		assertThat(run(step).getStatus()).isEqualTo(BatchStatus.FAILED);

		assertThat(run(step).getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(written()).containsExactly("a", "b", "c", "d");
	}

	@Test
	void failsWhenAChunkWithoutItemsToWriteRollsBackInSilence() {
		AtomicBoolean silent = new AtomicBoolean(true);
		Step step = step("step", Items.of("a", "b", "c"), (item) -> {
			if (item.equals("c") && silent.getAndSet(false)) {
				rollBackInSilence();
			}
			throw rejected(item);
		}, saving());

		assertThat(run(step).getStatus()).isEqualTo(BatchStatus.FAILED);

		assertThat(run(step).getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(deadLetters()).containsExactly("a", "b", "c");
	}

	@Test
	void rollsTheWorkOfAFailedTaskletBackAndDoesItAgain() {
		AtomicBoolean broken = new AtomicBoolean(true);
		Step step = this.database.bean(StepTemplates.class).tasklet("tasklet", () -> {
			save("a");
			if (broken.getAndSet(false)) {
				throw new IllegalStateException("broken once");
			}
		}).build();

		assertThat(run(step).getStatus()).isEqualTo(BatchStatus.FAILED);
		assertThat(written()).isEmpty();

		assertThat(run(step).getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(written()).containsExactly("a");
	}

	private Step step(String name, Items reader, ItemProcessor<String, String> processor, ItemWriter<String> writer) {
		return this.database.bean(StepTemplates.class)
			.<String, String>chunk(name)
			.reader(reader)
			.processor(processor)
			.writer(writer)
			.build();
	}

	private StepExecution run(Step step) {
		Job job = new JobBuilder(this.name, this.database.bean(JobRepository.class)).start(step).build();
		try {
			JobExecution execution = this.database.bean(JobRuns.class).startOrContinue(job, new JobParameters());
			return execution.getStepExecutions().iterator().next();
		}
		catch (JobExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private ItemWriter<String> saving() {
		return saving((item) -> {
		});
	}

	/** Returns a writer that asks the check, which may throw, before each item. */
	private ItemWriter<String> saving(Consumer<String> check) {
		return (chunk) -> chunk.forEach((item) -> {
			check.accept(item);
			save(item);
		});
	}

	private void save(String item) {
		this.jdbc.update("insert into written_item (job, item) values (?, ?)", this.name, item);
	}

	private ItemProcessor<String, String> rejectingProcessor(String... rejected) {
		Consumer<String> check = rejecting(rejected);
		return (item) -> {
			check.accept(item);
			return item;
		};
	}

	private Consumer<String> rejecting(String... rejected) {
		return (item) -> {
			if (List.of(rejected).contains(item)) {
				throw rejected(item);
			}
		};
	}

	private RejectedItem rejected(String item) {
		return new RejectedItem(new ItemAddress("row", this.name, ItemAddress.EVERY_LANE, item.charAt(0)), "rule",
				"detail", item);
	}

	private static Consumer<String> failing(String failing) {
		return (item) -> {
			if (item.equals(failing)) {
				throw new IllegalStateException("broken");
			}
		};
	}

	private static void failBefore(AtomicInteger calls, int success) {
		if (calls.incrementAndGet() < success) {
			throw new TransientFailure(FailureCategory.DEPENDENCY, "away for a moment", null);
		}
	}

	/** Does what a repository does whose failure a caller swallows. */
	private void rollBackInSilence() {
		this.database.bean(TransactionTemplate.class).executeWithoutResult((status) -> status.setRollbackOnly());
	}

	private List<String> written() {
		return this.jdbc.queryForList("select item from written_item where job = ? order by item", String.class,
				this.name);
	}

	private List<String> deadLetters() {
		return this.database.bean(DeadLetters.class)
			.findAll("row", this.name)
			.stream()
			.map((kept) -> kept.letter().evidence())
			.toList();
	}

}
