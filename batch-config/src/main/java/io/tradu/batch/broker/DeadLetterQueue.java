package io.tradu.batch.broker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.health.BrokerProperties;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The broker's queue of messages that were given up. A look takes none away: what is
 * fetched goes back when the connection ends.
 */
@Component
public class DeadLetterQueue {

	// A person is waiting.
	private static final int TIMEOUT_MILLIS = 5000;

	private static final int MOST = 1000;

	private static final String SUFFIX = ".dlq";

	private final BrokerProperties broker;

	private final AuditLog audit;

	private final String queue;

	private final boolean configured;

	DeadLetterQueue(BrokerProperties broker, AuditLog audit, @Value("${tradu.dead-letters.queue:}") String queue,
			Environment environment) {
		this.broker = broker;
		this.audit = audit;
		this.queue = queue;
		this.configured = !queue.isBlank() && (environment.containsProperty("spring.rabbitmq.host")
				|| environment.containsProperty("spring.rabbitmq.addresses"));
	}

	/** Tells whether there is a broker at all. */
	public boolean isConfigured() {
		return this.configured;
	}

	/**
	 * Returns the messages, oldest first; none if there is no broker.
	 * @param limit how many at most
	 * @throws BrokerAway if it cannot be asked
	 */
	public List<PoisonedMessage> list(int limit) {
		return this.configured ? with((channel) -> {
			List<PoisonedMessage> messages = new ArrayList<>();
			for (GetResponse fetched : fetch(channel, limit)) {
				messages.add(message(fetched));
			}
			return messages;
		}) : List.of();
	}

	/** Returns one of the messages. */
	public Optional<PoisonedMessage> find(String id) {
		return list(MOST).stream().filter((message) -> message.id().equals(id)).findFirst();
	}

	/**
	 * Hands a message out once more to whom it was meant for.
	 * @return false if it is not there any more
	 */
	public boolean replay(String id, Act act) {
		return take(id, act, "replay", (channel, fetched) -> {
			String target = this.queue.substring(0, this.queue.length() - SUFFIX.length());
			// The broker confirms what it has no queue for, and drops it.
			channel.queueDeclarePassive(target);
			channel.confirmSelect();
			// With its name only: what it was given up for is of the past.
			AMQP.BasicProperties as = new AMQP.BasicProperties.Builder()
				.contentType(fetched.getProps().getContentType())
				.messageId(fetched.getProps().getMessageId())
				.correlationId(fetched.getProps().getCorrelationId())
				.timestamp(fetched.getProps().getTimestamp())
				.deliveryMode(2)
				.build();
			channel.basicPublish("", target, as, fetched.getBody());
			channel.waitForConfirmsOrDie(TIMEOUT_MILLIS);
		});
	}

	/**
	 * Takes a message away for good.
	 * @return false if it is not there any more
	 */
	public boolean discard(String id, Act act) {
		return take(id, act, "discard", (channel, fetched) -> {
		});
	}

	private boolean take(String id, Act act, String action, Use use) {
		return with((channel) -> {
			for (GetResponse fetched : fetch(channel, MOST)) {
				PoisonedMessage message = message(fetched);
				if (message.id().equals(id)) {
					use.use(channel, fetched);
					this.audit.add(act, action, "message " + id, message.reason() + ": " + message.content());
					channel.basicAck(fetched.getEnvelope().getDeliveryTag(), false);
					return true;
				}
			}
			return false;
		});
	}

	private List<GetResponse> fetch(Channel channel, int limit) throws IOException {
		List<GetResponse> fetched = new ArrayList<>();
		while (fetched.size() < limit) {
			GetResponse next = channel.basicGet(this.queue, false);
			if (next == null) {
				break;
			}
			fetched.add(next);
		}
		return fetched;
	}

	private <T> T with(Work<T> work) {
		ConnectionFactory factory = new ConnectionFactory();
		factory.setUsername(this.broker.username());
		factory.setPassword(this.broker.password());
		factory.setVirtualHost(this.broker.virtualHost());
		factory.setConnectionTimeout(TIMEOUT_MILLIS);
		factory.setHandshakeTimeout(TIMEOUT_MILLIS);
		factory.setChannelRpcTimeout(TIMEOUT_MILLIS);
		factory.setAutomaticRecoveryEnabled(false);
		try (Connection connection = factory.newConnection(this.broker.places(), "tradu dead-letters");
				Channel channel = connection.createChannel()) {
			return work.on(channel);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new BrokerAway("interrupted", ex);
		}
		catch (IOException | TimeoutException ex) {
			throw new BrokerAway(this.broker + ": " + why(ex), ex);
		}
	}

	private String why(Exception failure) {
		// The reply's own words stand one level deeper.
		String words = FailureReport.of(failure).sentence();
		return words.contains("NOT_FOUND") ? "there is no queue " + this.queue + " (no launcher has run)" : words;
	}

	private static PoisonedMessage message(GetResponse fetched) {
		AMQP.BasicProperties properties = fetched.getProps();
		Map<String, Object> headers = (properties.getHeaders() != null) ? properties.getHeaders() : Map.of();
		Date at = properties.getTimestamp();
		return new PoisonedMessage(PoisonedMessage.ID + hash(fetched.getBody(), headers),
				(at != null) ? at.toInstant() : null,
				String.valueOf(headers.getOrDefault("x-exception-message", "nobody has said why")),
				new String(fetched.getBody(), StandardCharsets.UTF_8));
	}

	private static String hash(byte[] body, Map<String, Object> headers) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(body);
			digest.update(String.valueOf(headers.get("x-exception-stacktrace")).getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest.digest(), 0, 4);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Something that needs a channel. */
	@FunctionalInterface
	private interface Work<T> {

		T on(Channel channel) throws IOException, TimeoutException, InterruptedException;

	}

	/** What becomes of a message before it is taken away. */
	@FunctionalInterface
	private interface Use {

		void use(Channel channel, GetResponse fetched) throws IOException, TimeoutException, InterruptedException;

	}

}
