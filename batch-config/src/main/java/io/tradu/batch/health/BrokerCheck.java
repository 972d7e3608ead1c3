package io.tradu.batch.health;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.tradu.batch.failure.FailureCategory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Whether the broker takes a message. It goes to nobody; a broker that is short of memory
 * or disk still lets everybody connect, and takes none. The connection is kept: one for
 * each look would fill the broker's log.
 */
class BrokerCheck implements HealthCheck, DisposableBean {

	private static final String NOBODY = "tradu.health";

	private final BrokerProperties broker;

	private final HealthProperties properties;

	private final ConnectionFactory factory = new ConnectionFactory();

	private final AtomicReference<@Nullable String> blocked = new AtomicReference<>();

	private volatile @Nullable Connection kept;

	BrokerCheck(BrokerProperties broker, HealthProperties properties) {
		this.broker = broker;
		this.properties = properties;
		int timeout = Math.toIntExact(properties.timeout().toMillis());
		this.factory.setUsername(broker.username());
		this.factory.setPassword(broker.password());
		this.factory.setVirtualHost(broker.virtualHost());
		this.factory.setConnectionTimeout(timeout);
		this.factory.setHandshakeTimeout(timeout);
		this.factory.setChannelRpcTimeout(timeout);
		// The next look connects anew.
		this.factory.setAutomaticRecoveryEnabled(false);
		CustomizableThreadFactory threads = new CustomizableThreadFactory("health-broker-");
		threads.setDaemon(true);
		this.factory.setThreadFactory(threads);
	}

	@Override
	public String name() {
		return "broker";
	}

	@Override
	public FailureCategory category() {
		return FailureCategory.DEPENDENCY;
	}

	@Override
	public Health check() throws InterruptedException {
		try {
			return ask(connection());
		}
		catch (IOException | TimeoutException ex) {
			return Health.down()
				.withDetail("place", this.broker.toString())
				.withDetail("error", BackgroundCheck.sentence(ex))
				.build();
		}
	}

	private Health ask(Connection connection) throws IOException, TimeoutException, InterruptedException {
		long start = System.nanoTime();
		try {
			publish(connection);
			return Health.up()
				.withDetail("place", this.broker.toString())
				.withDetail("version", String.valueOf(connection.getServerProperties().get("version")))
				.withDetail("took a message in", Words.age(System.nanoTime() - start))
				.build();
		}
		catch (IOException | TimeoutException | AlreadyClosedException ex) {
			connection.abort(0);
			String reason = this.blocked.get();
			if (reason == null) {
				throw new IOException("takes no message: " + BackgroundCheck.sentence(ex), ex);
			}
			return Health.status(Severity.DEGRADED)
				.withDetail("place", this.broker.toString())
				.withDetail("error", "takes no messages: " + reason)
				.build();
		}
	}

	private void publish(Connection connection) throws IOException, TimeoutException, InterruptedException {
		Channel channel = connection.createChannel();
		channel.confirmSelect();
		channel.basicPublish("", NOBODY, null, new byte[0]);
		// Below the time after which a look counts as one that hangs.
		channel.waitForConfirmsOrDie(this.properties.timeout().toMillis() / 2);
		channel.close();
	}

	private Connection connection() throws IOException, TimeoutException {
		Connection before = this.kept;
		if (before != null && before.isOpen()) {
			return before;
		}
		this.blocked.set(null);
		Connection connection = this.factory.newConnection(this.broker.places(), "tradu health");
		connection.addBlockedListener(this.blocked::set, () -> this.blocked.set(null));
		this.kept = connection;
		return connection;
	}

	@Override
	public void destroy() {
		Connection connection = this.kept;
		if (connection != null) {
			connection.abort((int) this.properties.timeout().toMillis());
		}
	}

}
