package io.tradu.batch.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.tradu.batch.AfterCommit;
import io.tradu.batch.lease.Instance;
import io.tradu.batch.log.LogEvent;
import io.tradu.batch.log.LogField;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who did what, when and why. Entries can be added only: the database itself refuses to
 * change or remove one, and where its user has made it do so {@link AuditVerification}
 * shows it.
 */
@Repository
public class AuditLog {

	/** The actor of what the line does by itself. */
	public static final String LINE = "tradu";

	/** The actor of what is done in the Data Flow server, which knows no persons. */
	public static final String SERVER = "Data Flow";

	private static final Logger logger = LoggerFactory.getLogger(AuditLog.class);

	private static final LogField ACTOR = LogField.name("actor");

	private static final LogField ACT = LogField.name("act");

	private static final SystemUser USER = SystemUser.current();

	private static volatile Optional<String> launcher = Optional.empty();

	private final JdbcClient jdbc;

	private final Instance self;

	private final Clock clock;

	private final AuditChain chain;

	AuditLog(JdbcClient jdbc, Instance self, Clock clock, AuditChain chain) {
		this.jdbc = jdbc;
		this.self = self;
		this.clock = clock;
		this.chain = chain;
	}

	/**
	 * Returns the name of the person who runs this process. For root, that is the user
	 * who became root with sudo; other users could set the variable to any name, so it is
	 * ignored.
	 */
	public static String person() {
		return launcher.or(() -> Optional.ofNullable(System.getenv("SUDO_USER")).filter((user) -> USER.isRoot()))
			.filter((user) -> !user.isBlank())
			.orElseGet(USER::name);
	}

	/** Lets this process act for a launcher that knows no persons. */
	public static void actFor(String name) {
		launcher = Optional.of(name);
	}

	/** Adds an entry for an act. */
	public void add(Act act, String action, String subject, String detail) {
		add(act.actor(), action, subject, act.reason(), detail);
	}

	/**
	 * Adds an entry, in the caller's transaction if there is one: what was done and its
	 * entry then stand or fall together.
	 */
	public void add(String actor, String action, String subject, String reason, String detail) {
		this.jdbc.sql("""
				insert into audit (at, actor, os_user, instance, action, subject, reason, detail)
				values (?, ?, ?, ?, ?, ?, ?, ?)
				""")
			.params(OffsetDateTime.now(this.clock), actor, USER.toString(), this.self.toString(), action,
					storable(subject), storable(reason), storable(detail))
			.update();
		// The person's words and the detail may quote anything; they stand in the audit
		// log.
		LogEvent.of(logger, "act.recorded")
			.with(ACTOR, actor)
			.with(ACT, action)
			.with(LogField.SUBJECT, subject)
			.logAfterCommit(actor + ": " + action + " " + subject);
		AfterCommit.run(this.chain::extend);
	}

	/**
	 * Returns the newest entries, newest first.
	 * @param limit how many at most
	 */
	public List<AuditEntry> find(AuditFilter filter, int limit) {
		List<String> conditions = new ArrayList<>(List.of("true"));
		List<Object> parameters = new ArrayList<>();
		add(conditions, parameters, "actor = ?", filter.actor());
		add(conditions, parameters, "action = ?", filter.action());
		if (filter.subject() != null) {
			conditions.add("(subject = ? or left(subject, ?) = ?)");
			String beginning = filter.subject() + " ";
			parameters.addAll(List.of(filter.subject(), beginning.length(), beginning));
		}
		add(conditions, parameters, "at >= ?", timestamp(filter.since()));
		add(conditions, parameters, "at < ?", timestamp(filter.until()));
		parameters.add(limit);
		return this.jdbc
			.sql("select id, at, actor, os_user, instance, action, subject, reason, detail from audit where "
					+ String.join(" and ", conditions) + " order by id desc fetch first ? rows only")
			.params(parameters)
			.query((row, number) -> new AuditEntry(row.getLong("id"),
					row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("actor"),
					row.getString("os_user"), row.getString("instance"), row.getString("action"),
					row.getString("subject"), row.getString("reason"), row.getString("detail")))
			.list();
	}

	/** Returns who did what this process has recorded last; nobody if that is nothing. */
	public Optional<String> lastActor() {
		return this.jdbc.sql("select actor from audit where instance = ? order by id desc fetch first 1 row only")
			.param(this.self.toString())
			.query(String.class)
			.optional();
	}

	private static void add(List<String> conditions, List<Object> parameters, String condition,
			@Nullable Object value) {
		if (value != null) {
			conditions.add(condition);
			parameters.add(value);
		}
	}

	private static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
		return (instant != null) ? instant.atOffset(ZoneOffset.UTC) : null;
	}

	// PostgreSQL stores no NUL character.
	private static String storable(String text) {
		return text.replace('\0', '\uFFFD');
	}

}
