package io.tradu.batch.launch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class JsonContextSerializerTests {

	private static final Map<String, Object> CONTEXT = Map.of("batch.version", "6.0.6", "text", "a \"b\" \u0000 ü",
			"int", -7, "long", 1L, "large", Long.MAX_VALUE, "double", 1.5, "whole", 2.0, "true", true);

	private final JsonContextSerializer serializer = new JsonContextSerializer(new ContextOwners(null) {

		@Override
		String of(String stored) {
			return "a run";
		}

	});

	@Test
	void readsWhatItStores() throws IOException {
		assertThat(read(stored(CONTEXT))).isEqualTo(CONTEXT);
		assertThat(read(stored(Map.of()))).isEmpty();
		assertThat(read("{}".getBytes(StandardCharsets.UTF_8))).isEmpty();
	}

	@Test
	void readsWhatFormerVersionsStored() throws IOException {
		assertThat(read(java(new HashMap<>(CONTEXT)))).isEqualTo(CONTEXT);
	}

	@Test
	void storesTheFormThatTheDataFlowServerReads() throws IOException {
		assertThat(new String(stored(Map.of("a", 1L)), StandardCharsets.UTF_8))
			.isEqualTo("{\"@class\":\"java.util.HashMap\",\"a\":[\"java.lang.Long\",1]}");
	}

	@Test
	void storesNothingElse() {
		assertThatIllegalArgumentException().isThrownBy(() -> stored(Map.of("date", LocalDate.EPOCH)));
		assertThatIllegalArgumentException().isThrownBy(() -> stored(Map.of("list", List.of("a"))));
	}

	@ParameterizedTest
	@MethodSource
	void readsNothingElseOfFormerVersions(Object context) throws IOException {
		assertUnreadable(java(context));
	}

	static Stream<Named<Object>> readsNothingElseOfFormerVersions() {
		return Stream.of(Named.of("sets of sets", nested()), Named.of("a sorted map", new TreeMap<>(CONTEXT)),
				Named.of("a set", new HashSet<>(Set.of("a"))), Named.of("a text", "text"),
				Named.of("a list within", map("a", new ArrayList<>(List.of("a")))),
				Named.of("an empty map within", map("a", new HashMap<>())),
				Named.of("a map within", map("a", map("b", "c"))), Named.of("a map as key", map(map("b", "c"), "d")),
				Named.of("a number as key", map(1, "a")), Named.of("another class", map("a", new Own())),
				Named.of("an array", map("a", new String[] { "a" })));
	}

	private static Map<Object, Object> map(Object key, Object value) {
		return new HashMap<>(Map.of(key, value));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "{", "\"text\"", "{\"a\":null}", "{\"a\":{}}", "{\"a\":[]}",
			"{\"a\":[\"b\"]}", "{\"@class\":\"javax.swing.JEditorPane\",\"page\":\"http://127.0.0.1/\"}",
			"{\"a\":[\"java.util.ArrayList\",[]]}", "{\"a\":[\"java.lang.Long\",\"x\"]}",
			"{\"a\":[\"java.lang.Long\",1e99]}", "{\"a\":123456789012345678901234567890}", "rO0ABQ==", "rO0AB!" })
	void readsNothingElse(String stored) {
		assertUnreadable(stored.getBytes(StandardCharsets.UTF_8));
	}

	private void assertUnreadable(byte[] stored) {
		assertTimeoutPreemptively(Duration.ofSeconds(5),
				() -> assertThatExceptionOfType(UnreadableContextException.class).isThrownBy(() -> read(stored))
					.withMessage("a run"));
	}

	// Sets of sets that take for ever to read.
	private static Object nested() {
		Set<Object> root = new HashSet<>();
		Set<Object> one = root;
		Set<Object> two = new HashSet<>();
		for (int depth = 0; depth < 100; depth++) {
			Set<Object> nextOne = new HashSet<>(Set.of("x"));
			Set<Object> nextTwo = new HashSet<>();
			one.addAll(List.of(nextOne, nextTwo));
			two.addAll(List.of(nextOne, nextTwo));
			one = nextOne;
			two = nextTwo;
		}
		return map("a", root);
	}

	private byte[] stored(Map<String, Object> context) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		this.serializer.serialize(context, out);
		return out.toByteArray();
	}

	private Map<String, Object> read(byte[] stored) throws IOException {
		return this.serializer.deserialize(new ByteArrayInputStream(stored));
	}

	private static byte[] java(Object context) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(Base64.getEncoder().wrap(bytes))) {
			out.writeObject(context);
		}
		return bytes.toByteArray();
	}

	private static final class Own implements Serializable {

		private static final long serialVersionUID = 1L;

	}

}
