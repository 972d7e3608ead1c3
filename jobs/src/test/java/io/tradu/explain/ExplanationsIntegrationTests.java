package io.tradu.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.tradu.batch.SoftwareVersion;
import io.tradu.batch.audit.Act;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.batch.launch.JobRuns;
import io.tradu.command.Action;
import io.tradu.document.Night;
import io.tradu.explain.Explanation.Difference;
import io.tradu.explain.Explanation.Obstacle;
import io.tradu.nightly.Abandonment;
import io.tradu.nightly.NightRecovery;
import io.tradu.nightly.NightRun;
import io.tradu.nightly.RunList;
import io.tradu.outlook.Stage;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import io.tradu.testing.TestFeeds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said of runs, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ExplanationsIntegrationTests {

	private final Line line;

	ExplanationsIntegrationTests(TestDatabase database) {
		this.line = Line.shared(database, TestFeeds.NEWS, "tradu.ingest.block-rows=5", "tradu.batch.retry.delay=1ms",
				"tradu.some.password=planted", "tradu.translate.blocks-at-a-time=1");
	}

	@BeforeEach
	void putDocument() {
		this.line.nextDate();
		put(20);
	}

	@Test
	void namesStepCategoryAndFirstCause() {
		this.line.engine().beforeEachCall(() -> {
			throw new StoppingFailure(FailureCategory.DEPENDENCY, "apertium is not installed", null);
		});

		Explanation explanation = explain(this.line.run());

		assertThat(explanation.status()).isEqualTo("FAILED");
		assertThat(explanation.cause().sentence()).isEqualTo("apertium is not installed");
		assertThat(explanation.cause().category()).isEqualTo("DEPENDENCY");
		assertThat(explanation.cause().step()).isEqualTo("translateBlocks");
		assertThat(explanation.commands()).singleElement().asString().contains("restart " + explanation.run());
	}

	@Test
	void namesTheBlockOfADefect() {
		failFromCall(3);

		Explanation explanation = explain(this.line.run());

		assertThat(explanation.cause().category()).isEqualTo("LOGIC");
		long block = this.line.bean(JdbcClient.class)
			.sql("select min(id) from block where failures > 0 and night_id = (select max(id) from night)")
			.query(Long.class)
			.single();
		assertThat(explanation.cause().item()).isEqualTo("block " + block);
		assertThat(explanation.cause().fingerprint()).isNotBlank();
	}

	@Test
	void saysWhatARestartSkipsAndRedoes() {
		this.line.run();
		this.line.nextDate();
		put(20);
		failFromCall(3);

		RestartPlan plan = explain(this.line.run()).restart();

		assertThat(plan).isNotNull();
		Stage translate = plan.stages().get(1);
		assertThat(translate.step()).isEqualTo("translateBlocks");
		assertThat(translate.done() + translate.left()).isEqualTo(20);
		assertThat(translate.left()).isPositive();
		assertThat(translate.again()).isZero();
		assertThat(plan.stages().get(0)).extracting(Stage::step, Stage::done, Stage::left)
			.containsExactly("ingestRows", 1L, 0L);
		assertThat(plan.stages().get(3)).extracting(Stage::step, Stage::done, Stage::left)
			.containsExactly("deliverDocuments", 0L, 1L);
		assertThat(plan.secondsLeft()).isNotNull().isBetween(0L, 60L);
		assertThat(plan.basis()).contains("by the rates of this night and of ");
	}

	@Test
	void saysWhatIsNotAsInTheLastGoodNight() {
		NightRun good = this.line.run();
		this.line.bean(JdbcClient.class)
			.sql("update run_fact set fact = '0.0.1' where job_execution_id = ? and name = 'software version'")
			.param(good.execution().getId())
			.update();
		this.line.bean(JdbcClient.class)
			.sql("update night_input set setting = '[ca]' where night_id = ? and name = 'news: targets'")
			.param(good.night().id())
			.update();
		this.line.nextDate();
		put(33);
		failFromCall(1);

		Explanation explanation = explain(this.line.run());

		assertThat(explanation.lastGood()).isEqualTo(good.execution().getId());
		assertThat(explanation.differences()).contains(
				new Difference("software version", "0.0.1", SoftwareVersion.current()),
				new Difference("input news: targets", "[ca]", "[es]"), new Difference("volume rows read", "20", "33"));
		assertThat(explanation.differences()).extracting(Difference::what)
			.allMatch((what) -> what.startsWith("volume") || what.startsWith("input news: t")
					|| what.equals("software version"));
	}

	@Test
	void keepsNoSecret() {
		long run = this.line.run().execution().getId();

		assertThat(this.line.bean(JdbcClient.class)
			.sql("select fact from run_fact where job_execution_id = ? and name = 'setting tradu.some.password'")
			.param(run)
			.query(String.class)
			.single()).isEqualTo("(hidden)");
		assertThat(this.line.bean(JdbcClient.class)
			.sql("select fact from run_fact where job_execution_id = ?")
			.param(run)
			.query(String.class)
			.list()).noneMatch((fact) -> fact.contains("planted")).isNotEmpty();
	}

	@Test
	void saysThatTheProcessDied() {
		failFromCall(1);
		long run = this.line.run().execution().getId();
		JdbcClient jdbc = this.line.bean(JdbcClient.class);
		jdbc.sql("delete from run_failure where job_execution_id = ?").param(run).update();
		jdbc.sql("update batch_job_execution set status = 'STARTED', end_time = null where job_execution_id = ?")
			.param(run)
			.update();
		jdbc.sql("update lease set pid = 99999999, released_at = null").update();
		jdbc.sql("update run_time set pid = 99999999, ended_at = null where job_execution_id = ?").param(run).update();

		Explanation dead = explain(run);
		this.line.bean(NightRecovery.class).recover(null, new Act("maria", "called at three"));
		Explanation recovered = explain(run);

		assertThat(dead.cause().sentence()).matches("its process 99999999 on .* died");
		assertThat(dead.state()).isEqualTo("DEAD");
		assertThat(dead.commands()).containsExactly("scripts/tradu restart " + run);
		assertThat(recovered.cause().sentence()).matches("its process 99999999 on .* died; maria recovered it");
		assertThat(recovered.commands()).singleElement().asString().contains("restart " + run);
	}

	@Test
	void offersTheRestartAloneOfARunThatWasStopped() {
		this.line.engine().beforeEachCall(() -> this.line.bean(JobRuns.class).interrupt(Act.ofPerson("")));

		Explanation explanation = explain(this.line.run());

		assertThat(explanation.status()).isEqualTo("STOPPED");
		assertThat(explanation.cause().category()).isNull();
		assertThat(explanation.actions())
			.containsExactly(new Action("scripts/tradu restart " + explanation.run(), "continues it"));
	}

	@Test
	void doesNotOfferARestartWithAChangedFeedsFile() throws IOException {
		failFromCall(1);
		long run = this.line.run().execution().getId();
		Path feeds = this.line.path("feeds.yml");
		String before = Files.readString(feeds);
		Files.writeString(feeds, before.replace("targets: [es]", "targets: [es, ca]"));

		Explanation changed = explain(run);
		Files.writeString(feeds, "nothing of the kind");
		Explanation broken = explain(run);
		Files.writeString(feeds, before);

		assertThat(List.of(changed, broken)).allSatisfy((explanation) -> {
			assertThat(explanation.obstacles()).extracting(Obstacle::rule).containsExactly("inputs-changed");
			assertThat(explanation.commands()).noneMatch((command) -> command.contains("restart"))
				.anyMatch((command) -> command.contains("abandon " + run + " --give-back"));
		});
		assertThat(explain(run).obstacles()).isEmpty();
	}

	@Test
	void doesNotOfferARestartWithAFolderThatCannotBeWritten() throws IOException {
		failFromCall(1);
		long run = this.line.run().execution().getId();
		Path quarantine = this.line.path("quarantine");
		Path elsewhere = Files.move(Files.createDirectories(quarantine), this.line.path("elsewhere"));
		Files.createFile(quarantine);

		Explanation blocked = explain(run);
		Files.delete(quarantine);
		Files.move(elsewhere, quarantine);

		assertThat(blocked.obstacles()).extracting(Obstacle::rule).containsExactly("folder-not-writable");
		assertThat(blocked.commands()).noneMatch((command) -> command.contains("restart"));
		assertThat(explain(run).obstacles()).isEmpty();
	}

	@Test
	void doesNotOfferARestartWithAChangedDocument() throws IOException {
		failFromCall(1);
		long run = this.line.run().execution().getId();
		Path document = this.line.archived("news", "a.csv");
		String before = Files.readString(document);
		Files.writeString(document, before.replace("house", "horse"));

		Explanation changed = explain(run);
		Files.writeString(document, before);

		assertThat(changed.obstacles()).extracting(Obstacle::rule).containsExactly("documents-changed");
		assertThat(changed.commands()).noneMatch((command) -> command.contains("restart"));
	}

	@Test
	void printsCommandsWithoutProseForScripts() {
		failFromCall(1);

		String json = this.line.bean(JsonMapper.class).writeValueAsString(explain(this.line.run()));

		assertThat(JsonMapper.shared().readTree(json).path("commands").values())
			.allSatisfy((command) -> assertThat(command.asString()).matches("scripts/tradu [-\\w .\"]+"))
			.isNotEmpty();
	}

	@Test
	void findsTheNewestUnfinishedRun() {
		failFromCall(1);
		long failed = this.line.run().execution().getId();
		this.line.nextDate();
		put(20);
		this.line.run();

		assertThat(this.line.bean(Explanations.class).newestUnfinished()).map(RunList.Run::id).contains(failed);
	}

	@Test
	void namesAnUnfinishedRunAndWhatToType() {
		failFromCall(1);
		long failed = this.line.run().execution().getId();

		assertThat(this.line.bean(UnfinishedRuns.class).find()).first().satisfies((run) -> {
			assertThat(run.run()).isEqualTo(failed);
			assertThat(run.state()).isEqualTo("FAILED");
			assertThat(run.actions()).extracting(Action::command).containsExactly("scripts/tradu restart " + failed);
		});
	}

	@Test
	void explainsWhatWentWell() {
		Explanation explanation = explain(this.line.run());

		assertThat(explanation.cause().sentence()).isEqualTo("it completed");
		assertThat(explanation.restart()).isNull();
		assertThat(explanation.log()).isEmpty();
	}

	@Test
	void sendsOnToTheRunThatFollowed() {
		failFromCall(1);
		long failed = this.line.run().execution().getId();
		this.line.engine().reset();
		long followed = this.line.run().execution().getId();

		Explanation explanation = explain(failed);

		assertThat(explanation.restart()).isNull();
		assertThat(explanation.commands()).singleElement().asString().contains("explain " + followed);
	}

	@Test
	void saysWhoGaveItUp() {
		failFromCall(1);
		NightRun run = this.line.run();
		Night night = run.night();
		this.line.bean(Abandonment.class).abandon(night, false, new Act("maria", "wrong feeds"));
		this.line.bean(JdbcClient.class)
			.sql("delete from run_failure where job_execution_id = ?")
			.param(run.execution().getId())
			.update();

		assertThat(explain(run).cause().sentence()).isEqualTo("maria gave it up: wrong feeds");
	}

	private Explanation explain(NightRun run) {
		return explain(run.execution().getId());
	}

	private Explanation explain(long run) {
		return this.line.bean(Explanations.class)
			.of(this.line.bean(RunList.class).find(Long.toString(run)).orElseThrow());
	}

	private void failFromCall(int first) {
		int[] calls = new int[1];
		this.line.engine().beforeEachCall(() -> {
			if (++calls[0] >= first) {
				throw new IllegalStateException("nobody thought of this");
			}
		});
	}

	// Every date has its own texts: the same bytes would be a duplicate.
	private void put(int rows) {
		this.line.put("news", "a.csv",
				IntStream.range(0, rows)
					.mapToObj((row) -> "The house of number " + (char) ('a' + row) + " on day " + this.line.date())
					.collect(Collectors.joining("\n", "title\n", "\n")));
	}

}
