package io.tradu.batch.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.tradu.batch.database.DatabaseUnavailableException.Reason;
import io.tradu.batch.database.EmbeddedDatabase.Sharing;
import org.h2.api.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.NestedExceptionUtils;

/** Opens the embedded database, or says why it cannot be opened. */
class DatabaseOpener {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseOpener.class);

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	// How long a process that holds the file may get no processor before it counts as
	// stuck.
	private static final Duration STUCK = Duration.ofSeconds(2);

	private final DatabaseFile file;

	private final Sharing sharing;

	private final DatabaseFileCheck check;

	DatabaseOpener(DatabaseFile file, Sharing sharing, ContentPolicy policy) {
		this.file = file;
		this.sharing = sharing;
		this.check = new DatabaseFileCheck(file, policy);
	}

	EmbeddedDatabase open() {
		long begun = System.nanoTime();
		long lastRunning = begun;
		while (true) {
			try {
				Optional<EmbeddedDatabase> served = visit();
				if (served.isPresent()) {
					return served.get();
				}
				this.check.run();
				if (this.sharing != Sharing.NONE && Files.exists(this.file.store())
						&& !Files.isWritable(this.file.store())) {
					throw new AccessDeniedException(this.file.store().toString());
				}
				return EmbeddedDatabase.own(this.file, this.sharing);
			}
			catch (SQLException ex) {
				if (ex.getErrorCode() != ErrorCode.DATABASE_ALREADY_OPEN_1) {
					throw notOpened(ex);
				}
				Optional<FileHolder> holder = this.file.holder();
				long now = System.nanoTime();
				lastRunning = isStuck(holder) ? lastRunning : now;
				if (now - lastRunning > STUCK.toNanos() || now - begun > PATIENCE.toNanos()) {
					throw held(holder, ex);
				}
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
			}
			catch (IOException ex) {
				throw notOpened(ex);
			}
		}
	}

	private Optional<EmbeddedDatabase> visit() throws IOException {
		if (!Files.exists(this.file.store()) || isStuck(this.file.holder())) {
			return Optional.empty();
		}
		Optional<ServedAddress> address = ServedAddress.read(this.file);
		try {
			return address.isPresent() ? Optional.of(EmbeddedDatabase.visit(this.file, address.get()))
					: Optional.empty();
		}
		catch (SQLException ex) {
			logger.debug("The process that served {} has ended, is ending, or does not answer", this.file.store(), ex);
			return Optional.empty();
		}
	}

	private static boolean isStuck(Optional<FileHolder> holder) {
		return holder.filter((process) -> process.state() != FileHolder.State.RUNNING).isPresent();
	}

	private DatabaseUnavailableException notOpened(Exception failure) {
		if (failure instanceof AccessDeniedException denied) {
			return new DatabaseUnavailableException(Reason.NOT_PERMITTED,
					"the user " + System.getProperty("user.name") + " may not read or write " + denied.getFile(),
					failure);
		}
		return (failure instanceof SQLException sql && isDamage(sql))
				? this.check.damaged(DatabaseFileCheck.firstLine(NestedExceptionUtils.getMostSpecificCause(failure)),
						failure)
				: new DatabaseUnavailableException(Reason.NOT_OPENED,
						"the database " + this.file.store() + " cannot be opened: " + failure.getMessage(), failure);
	}

	// H2 reports damage that it does not expect as a general error of any type; an I/O
	// error says nothing of the content.
	private static boolean isDamage(SQLException failure) {
		boolean ofFile = NestedExceptionUtils.getMostSpecificCause(failure) instanceof IOException;
		return failure.getErrorCode() == ErrorCode.FILE_CORRUPTED_1
				|| (failure.getErrorCode() == ErrorCode.GENERAL_ERROR_1 && !ofFile);
	}

	private DatabaseUnavailableException held(Optional<FileHolder> holder, SQLException failure) {
		Reason reason = holder.filter((process) -> process.state() == FileHolder.State.STOPPED).isPresent()
				? Reason.HOLDER_STOPPED : Reason.HELD;
		return new DatabaseUnavailableException(reason, "the database " + this.file.store() + " is held by "
				+ holder.map((process) -> process + "; " + process.advice())
					.orElse("a process that is not seen from here: one in another container, or on another machine"),
				failure);
	}

}
