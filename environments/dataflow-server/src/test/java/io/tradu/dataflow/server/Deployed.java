package io.tradu.dataflow.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpServer;

/**
 * An application without any framework, which is ready at once and works until it is
 * ended.
 */
final class Deployed {

	private static final Pattern PORT = Pattern.compile("\"server\\.port\":\"(\\d+)\"");

	private Deployed() {
	}

	public static void main(String[] args) throws Exception {
		Matcher port = PORT.matcher(System.getenv().getOrDefault("SPRING_APPLICATION_JSON", ""));
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(),
				port.find() ? Integer.parseInt(port.group(1)) : 0), 0);
		server.createContext("/actuator/health/readiness", (exchange) -> {
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		server.start();
	}

}
