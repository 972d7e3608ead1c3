package io.tradu.batch.launch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter.FilterInfo;
import java.io.ObjectInputFilter.Status;
import java.io.ObjectInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads the execution contexts of versions that stored them in Java's serialized form:
 * one flat map of texts, numbers and truth values. Whatever else the stream names is not
 * created.
 */
final class JavaContext {

	// The beginning of every serialized object in Base64.
	private static final byte[] BEGINNING = "rO0AB".getBytes(StandardCharsets.US_ASCII);

	private static final Set<Class<?>> VALUES = Set.of(String.class, Number.class, Integer.class, Long.class,
			Double.class, Boolean.class);

	private static final long MOST_REFERENCES = 1000;

	// Depth of the map's keys and values; their superclasses are one below.
	private static final long VALUE = 2;

	private JavaContext() {
	}

	static boolean isOne(byte[] stored) {
		return stored.length > BEGINNING.length
				&& Arrays.equals(stored, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length);
	}

	static Map<String, Object> read(byte[] stored) throws IOException {
		try (ObjectInputStream in = new ObjectInputStream(Base64.getDecoder().wrap(new ByteArrayInputStream(stored)))) {
			in.setObjectInputFilter(JavaContext::judge);
			Map<String, Object> values = new HashMap<>();
			((Map<?, ?>) in.readObject()).forEach((key, value) -> values.put((String) key, checked(value)));
			return values;
		}
		catch (ClassNotFoundException | ClassCastException | IOException ex) {
			throw new UnreadableContextException(String.valueOf(ex.getMessage()), ex);
		}
	}

	private static Object checked(Object value) {
		if (!VALUES.contains(value.getClass())) {
			throw new ClassCastException(value.getClass().getName() + " is not stored in contexts");
		}
		return value;
	}

	// Asked for each class when it is named first, for each reference to what was read
	// before, and for the array of each map that is not empty.
	private static Status judge(FilterInfo info) {
		Class<?> type = info.serialClass();
		if (info.references() > MOST_REFERENCES || info.depth() > VALUE + 1) {
			return Status.REJECTED;
		}
		boolean map = info.depth() < VALUE && (type == HashMap.class || type == Map.Entry[].class);
		return (type == null || map || VALUES.contains(type)) ? Status.ALLOWED : Status.REJECTED;
	}

}
