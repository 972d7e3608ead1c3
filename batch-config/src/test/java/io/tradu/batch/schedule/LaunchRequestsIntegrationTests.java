package io.tradu.batch.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.tradu.batch.schedule.LaunchRequest.State;
import io.tradu.batch.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests from being asked for until something has come of them, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class LaunchRequestsIntegrationTests {

	private static final LocalDate DATE = LocalDate.of(2026, 11, 24);

	private static final Instant FIRE_TIME = Instant.parse("2026-11-24T21:00:00Z");

	private final TestDatabase database;

	private final LaunchRequests requests;

	private final String schedule = UUID.randomUUID().toString();

	LaunchRequestsIntegrationTests(TestDatabase database) {
		this.database = database;
		this.requests = database.bean(LaunchRequests.class);
	}

	@Test
	void keepsWhatWasAskedFor() {
		LaunchRequest request = add();

		assertThat(this.requests.find(request.id())).contains(request);
		assertThat(this.requests.waiting()).contains(request);
		assertThat(request).isEqualTo(new LaunchRequest(request.id(), this.schedule, DATE, FIRE_TIME,
				request.requestedAt(), "tradu", "due", State.REQUESTED, null));
	}

	@Test
	void isAskedForOnceForEachScheduleAndDate() {
		add();

		assertThat(this.requests.add(this.schedule, DATE, FIRE_TIME, "ann", "again")).isEmpty();
		assertThat(this.requests.add(this.schedule, DATE.plusDays(1), FIRE_TIME, "ann", "")).isPresent();
		assertThat(rows()).isEqualTo(2);
	}

	@Test
	void isAskedForOnceByManyAtATime() {
		List<CompletableFuture<Boolean>> added = Stream
			.generate(() -> CompletableFuture
				.supplyAsync(() -> this.requests.add(this.schedule, DATE, FIRE_TIME, "tradu", "due").isPresent()))
			.limit(4)
			.toList();

		assertThat(added.stream().map(CompletableFuture::join)).containsOnlyOnce(true);
		assertThat(rows()).isEqualTo(1);
	}

	@Test
	void isTakenUpByOneOfMany() {
		LaunchRequest request = add();
		List<CompletableFuture<Boolean>> claims = Stream
			.generate(() -> CompletableFuture.supplyAsync(() -> this.requests.claim(request.id())))
			.limit(4)
			.toList();

		assertThat(claims.stream().map(CompletableFuture::join)).containsOnlyOnce(true);
		assertThat(state(request)).isEqualTo(State.LAUNCHING);
		assertThat(this.requests.waiting()).doesNotContain(request);
	}

	@Test
	void waitsWhileItIsOnItsWay() {
		LaunchRequest request = add();

		this.requests.sent(request.id());

		assertThat(state(request)).isEqualTo(State.SENT);
		assertThat(this.requests.waiting()).extracting(LaunchRequest::id).contains(request.id());
		assertThat(this.requests.claim(request.id())).isTrue();
	}

	@Test
	void isNotSentBackWhenItsMessageComesLate() {
		LaunchRequest request = add();
		this.requests.claim(request.id());

		this.requests.sent(request.id());

		assertThat(state(request)).isEqualTo(State.LAUNCHING);
	}

	@Test
	void knowsItsTask() {
		LaunchRequest request = add();
		this.requests.claim(request.id());

		this.requests.launched(request.id(), 7L);

		assertThat(this.requests.find(request.id())).get()
			.extracting(LaunchRequest::state, LaunchRequest::taskExecutionId)
			.containsExactly(State.LAUNCHED, 7L);
	}

	@Test
	void saysWhyItFailed() {
		LaunchRequest request = add();
		this.requests.claim(request.id());

		this.requests.failed(request.id(), "no task\0here");

		assertThat(state(request)).isEqualTo(State.FAILED);
		assertThat(this.requests.detail(request.id())).isEqualTo("no task\uFFFDhere");
		assertThat(this.requests.claim(request.id())).isFalse();
	}

	@Test
	void waitsAgainWhenItCannotBeLaunchedNow() {
		LaunchRequest request = add();
		this.requests.claim(request.id());

		this.requests.release(request.id(), "Data Flow does not answer");

		assertThat(this.requests.claim(request.id())).isTrue();
	}

	@Test
	void isAbandonedByAProcessThatIsDead() {
		LaunchRequest request = add();
		this.requests.claim(request.id());
		assertThat(abandoned(request)).isFalse();

		this.database.jdbc().update("update launch_request set pid = ? where id = ?", Long.MAX_VALUE, request.id());

		assertThat(abandoned(request)).isTrue();
		this.requests.abandoned().forEach(this.requests::reopen);
		assertThat(this.requests.claim(request.id())).isTrue();
	}

	@Test
	void isTakenOverFromAProcessThatIsDeadOnly() {
		LaunchRequest request = add();
		assertThat(this.requests.takeOver(request.id())).isFalse();
		this.requests.claim(request.id());
		this.database.jdbc().update("update launch_request set pid = ? where id = ?", Long.MAX_VALUE, request.id());

		this.requests.release(request.id(), "Data Flow does not answer");
		assertThat(state(request)).isEqualTo(State.LAUNCHING);

		assertThat(this.requests.takeOver(request.id())).isTrue();
		this.requests.release(request.id(), "Data Flow does not answer");
		assertThat(state(request)).isEqualTo(State.REQUESTED);
	}

	@Test
	void staysAsItEndedWhateverIsSaidLater() {
		LaunchRequest request = add();
		this.requests.claim(request.id());
		this.requests.notNeeded(request.id(), "the inbox is empty");

		this.requests.launched(request.id(), 7L);
		this.requests.failed(request.id(), "too late");

		assertThat(state(request)).isEqualTo(State.NOT_NEEDED);
		assertThat(this.requests.detail(request.id())).isEqualTo("the inbox is empty");
	}

	@Test
	void isNotAbandonedOnceItsEndIsKnown() {
		LaunchRequest request = add();
		this.requests.claim(request.id());
		this.requests.ended(request.id(), "COMPLETED");

		this.database.jdbc().update("update launch_request set pid = ? where id = ?", Long.MAX_VALUE, request.id());

		assertThat(abandoned(request)).isFalse();
		assertThat(state(request)).isEqualTo(State.LAUNCHED);
	}

	private LaunchRequest add() {
		return this.requests.add(this.schedule, DATE, FIRE_TIME, "tradu", "due").orElseThrow();
	}

	private State state(LaunchRequest request) {
		return this.requests.find(request.id()).orElseThrow().state();
	}

	private boolean abandoned(LaunchRequest request) {
		return this.requests.abandoned().stream().anyMatch((other) -> other.id() == request.id());
	}

	private long rows() {
		Long rows = this.database.jdbc()
			.queryForObject("select count(*) from launch_request where schedule = ?", Long.class, this.schedule);
		return (rows != null) ? rows : 0;
	}

}
