package io.tradu.cli;

import java.nio.file.Path;
import java.util.stream.Stream;

import io.tradu.batch.lease.Leases;
import io.tradu.nightly.NightRunner;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import io.tradu.testing.TestFeeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

class AdoptHomeIntegrationTests {

	@TempDir
	private Path adopting;

	@Test
	void refusesToTakeTheDatabaseFromAHomeThatIsAtWork() {
		try (Line former = Line.start(TestDatabase.POSTGRESQL, TestFeeds.NEWS)) {
			int beside = former.bean(Leases.class).whileHeld(NightRunner.JOB, () -> adopt(former));
			long recordedBeside = adoptions(former);
			int after = adopt(former);

			assertThat(beside).isEqualTo(ExitCode.REFUSED.code());
			assertThat(recordedBeside).isZero();
			assertThat(after).isEqualTo(ExitCode.COMPLETED.code());
			assertThat(adoptions(former)).isOne();
		}
	}

	private int adopt(Line former) {
		Environment settings = former.bean(Environment.class);
		String[] arguments = Stream
			.concat(Stream.of("url", "username", "password")
				.map((name) -> "spring.datasource." + name)
				.map((name) -> "-D" + name + "=" + settings.getProperty(name)),
					Stream.of("home", "adopt", "--reason", "the machine was replaced"))
			.toArray(String[]::new);
		try (TraduProcess process = TraduProcess.run(this.adopting, arguments)) {
			return process.exitCode();
		}
	}

	private static long adoptions(Line line) {
		return line.bean(JdbcClient.class)
			.sql("select count(*) from audit where action = 'home-adopt'")
			.query(Long.class)
			.single();
	}

}
