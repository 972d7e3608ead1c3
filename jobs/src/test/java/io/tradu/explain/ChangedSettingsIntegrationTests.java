package io.tradu.explain;

import java.util.List;

import io.tradu.batch.audit.AuditEntry;
import io.tradu.batch.audit.AuditFilter;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.history.RunFacts;
import io.tradu.batch.history.RunHistory;
import io.tradu.nightly.RunList;
import io.tradu.status.LineStatuses;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import io.tradu.testing.TestFeeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What is recorded of settings that change between runs, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ChangedSettingsIntegrationTests {

	private final Line line;

	ChangedSettingsIntegrationTests(TestDatabase database) {
		this.line = Line.shared(database, TestFeeds.NEWS, "tradu.some.password=planted", "tradu.ingest.block-rows=5");
	}

	@Test
	void recordsNothingWhereNothingHasChanged() {
		run();
		long run = run();

		assertThat(recorded(run)).isEmpty();
		assertThat(explain(run).changedSettings()).isEmpty();
	}

	@Test
	void recordsWhatHasChangedAndWhoWorksWithIt() {
		long before = run();
		String fingerprint = String.valueOf(explain(before).settings());
		asIfWith(before, "another", fingerprint);
		this.line.bean(JdbcClient.class)
			.sql("update known_settings set setting = '7' where fingerprint = 'another' and name = 'tradu.ingest.block-rows'")
			.update();
		this.line.bean(JdbcClient.class)
			.sql("update known_settings set setting = '[ca]' where fingerprint = 'another' and name = 'feed news: targets'")
			.update();

		long run = run();

		assertThat(recorded(run)).extracting(AuditEntry::detail)
			.containsExactlyInAnyOrder("feed news: targets: [ca] -> [es], since run " + before,
					"tradu.ingest.block-rows: 7 -> 5, since run " + before);
		assertThat(recorded(run)).extracting(AuditEntry::actor).containsOnly(AuditLog.person());
		assertThat(explain(run).changedSettings()).contains("tradu.ingest.block-rows: 7 -> 5, since run " + before);
		assertThat(explain(run).settings()).isEqualTo(fingerprint);
	}

	@Test
	void recordsThatASecretWasWrittenAnew() {
		long before = run();
		this.line.bean(JdbcClient.class)
			.sql("insert into run_fact (job_execution_id, name, fact) values (?, 'secret database', 'file written then')")
			.param(before)
			.update();

		assertThat(recorded(run())).extracting(AuditEntry::detail)
			.containsExactly("secret database: changed (file written then -> not set), since run " + before);
	}

	@Test
	void keepsNoSecret() {
		run();

		assertThat(this.line.bean(JdbcClient.class)
			.sql("select setting from known_settings where name = 'tradu.some.password'")
			.query(String.class)
			.list()).containsOnly("(hidden)");
	}

	@Test
	void showsWhatEachProcessRunsWith() {
		String settings = String.valueOf(explain(run()).settings());

		assertThat(settings).hasSize(64);
		assertThat(this.line.bean(LineStatuses.class).look().instances())
			.anySatisfy((worker) -> assertThat(worker.settings()).isEqualTo(settings));
	}

	private void asIfWith(long run, String other, String fingerprint) {
		JdbcClient jdbc = this.line.bean(JdbcClient.class);
		jdbc.sql("delete from known_settings where fingerprint = ?").param(other).update();
		jdbc.sql("""
				insert into known_settings (fingerprint, name, setting)
				select ?, name, setting from known_settings where fingerprint = ?
				""").params(other, fingerprint).update();
		jdbc.sql("update run_fact set fact = ? where job_execution_id = ? and name = ?")
			.params(other, run, RunFacts.SETTINGS)
			.update();
	}

	private List<AuditEntry> recorded(long run) {
		return this.line.bean(AuditLog.class)
			.find(new AuditFilter(null, RunHistory.SETTINGS_CHANGE, "run " + run, null, null), 100);
	}

	private long run() {
		this.line.nextDate();
		this.line.put("news", "a.csv", "id,title,body\n1,Night " + this.line.date() + ",Text\n");
		return this.line.run().execution().getId();
	}

	private Explanation explain(long run) {
		return this.line.bean(Explanations.class)
			.of(this.line.bean(RunList.class).find(Long.toString(run)).orElseThrow());
	}

}
