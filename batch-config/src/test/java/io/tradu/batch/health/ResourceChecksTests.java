package io.tradu.batch.health;

import java.io.IOException;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariDataSource;
import io.tradu.batch.health.HealthProperties.Cpu;
import io.tradu.batch.health.HealthProperties.Disk;
import io.tradu.batch.health.HealthProperties.Heap;
import io.tradu.batch.health.HealthProperties.Pool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class ResourceChecksTests {

	@ParameterizedTest
	@CsvSource({ "0.1, UP", "0.8, DEGRADED", "0.94, DEGRADED", "0.95, DOWN" })
	void judgesTheHeapByWhatACollectionLeaves(double share, String status) {
		// As the serial collector divides it: two thirds for what lives long.
		long most = Runtime.getRuntime().maxMemory() / 3 * 2;
		long kept = (long) Math.ceil(share * most);
		Health health = new HeapCheck(new Heap(0.8, 0.95), () -> List.of(new MemoryUsage(0, kept, most, most))).check();

		assertThat(health.getStatus().getCode()).isEqualTo(status);
		assertThat(health.getDetails()).containsKeys("kept by the last collection", "in use", "largest");
	}

	@Test
	void judgesByTheWholeHeapWhereAPoolHasNoEnd() {
		long largest = Runtime.getRuntime().maxMemory();
		MemoryUsage kept = new MemoryUsage(0, largest / 10 * 9, largest, -1);

		assertThat(new HeapCheck(new Heap(0.8, 0.95), () -> List.of(kept)).check().getStatus())
			.isEqualTo(Severity.DEGRADED);
	}

	@Test
	void findsWhatThisProcessKeeps() {
		assertThat(new HeapCheck(new Heap(0.8, 0.95)).check().getStatus()).isEqualTo(Status.UP);
	}

	@ParameterizedTest
	@CsvSource({ "7.9, UP", "8, DEGRADED", "1000, DEGRADED", "-1, UP" })
	void judgesTheMachineByItsLoadForEachProcessor(double load, String status) {
		OperatingSystemMXBean system = mock(OperatingSystemMXBean.class);
		given(system.getAvailableProcessors()).willReturn(2);
		given(system.getSystemLoadAverage()).willReturn(load);

		assertThat(new CpuCheck(new Cpu(4), system).check().getStatus().getCode()).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ "1, 0, UP", "9000000, 1, DEGRADED", "9000000, 8000000, DOWN" })
	void judgesADiskByItsFreeRoom(long degraded, long down, String status, @TempDir Path home) throws IOException {
		Health health = disk(home, degraded, down).check();

		assertThat(health.getStatus().getCode()).isEqualTo(status);
		assertThat(health.getDetails().get("home")).asString().contains(" free of ").endsWith(" at " + home);
	}

	@Test
	void looksAboveAFolderThatIsNotThereYet(@TempDir Path home) throws IOException {
		assertThat(disk(home.resolve("outbox/news"), 1, 0).check().getDetails().get("home")).asString()
			.endsWith(" at " + home);
	}

	@Test
	void judgesThePoolByWhoWaitsForIt() throws Exception {
		try (HikariDataSource database = new HikariDataSource()) {
			database.setJdbcUrl("jdbc:h2:mem:pool");
			database.setMaximumPoolSize(1);
			PoolCheck check = new PoolCheck(database, new Pool(1, 3));
			ExecutorService threads = Executors.newCachedThreadPool();
			try (Connection only = database.getConnection()) {
				assertThat(only.isClosed()).isFalse();
				assertThat(check.check().getStatus()).isEqualTo(Status.UP);
				threads.execute(() -> takeAndGiveBack(database));
				await().atMost(Duration.ofSeconds(10)).until(() -> check.check().getStatus().equals(Severity.DEGRADED));
				threads.execute(() -> takeAndGiveBack(database));
				threads.execute(() -> takeAndGiveBack(database));
				await().atMost(Duration.ofSeconds(10)).until(() -> check.check().getStatus().equals(Status.DOWN));
			}
			await().atMost(Duration.ofSeconds(10)).until(() -> check.check().getStatus().equals(Status.UP));
			threads.shutdownNow();
		}
	}

	@Test
	void knowsNothingOfADatabaseWithoutAPool() throws SQLException {
		SimpleDriverDataSource database = new SimpleDriverDataSource(new org.h2.Driver(), "jdbc:h2:mem:none");

		assertThat(new PoolCheck(database, new Pool(1, 3)).check().getStatus()).isEqualTo(Status.UNKNOWN);
	}

	private static DiskCheck disk(Path home, long degraded, long down) {
		return new DiskCheck(
				new Disk(Map.of("home", home), DataSize.ofGigabytes(degraded), DataSize.ofGigabytes(down), 0, 0));
	}

	private static void takeAndGiveBack(HikariDataSource database) {
		try (Connection connection = database.getConnection()) {
			assertThat(connection.isClosed()).isFalse();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
