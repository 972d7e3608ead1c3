package io.tradu.dataflow;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import org.jspecify.annotations.Nullable;

import org.springframework.cloud.dataflow.rest.client.DataFlowOperations;

/** The server's own client, whose failures are said in words, too. */
final class Worded {

	private Worded() {
	}

	static DataFlowOperations operations(DataFlowOperations client, Rest rest) {
		return wrapped(client, DataFlowOperations.class, rest);
	}

	private static <T> T wrapped(T client, Class<T> type, Rest rest) {
		InvocationHandler handler = (proxy, method, arguments) -> {
			Object result = rest.inWords(() -> {
				try {
					return method.invoke(client, arguments);
				}
				catch (InvocationTargetException ex) {
					throw unchecked(ex.getCause());
				}
				catch (IllegalAccessException ex) {
					throw new IllegalStateException(ex);
				}
			});
			return (type == DataFlowOperations.class) ? part(result, method.getReturnType(), rest) : result;
		};
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

	private static <T> @Nullable Object part(@Nullable Object part, Class<T> type, Rest rest) {
		return (part != null && type.isInterface()) ? wrapped(type.cast(part), type, rest) : part;
	}

	private static RuntimeException unchecked(@Nullable Throwable failure) {
		return (failure instanceof RuntimeException runtime) ? runtime
				: new IllegalStateException("the Data Flow client failed", failure);
	}

}
