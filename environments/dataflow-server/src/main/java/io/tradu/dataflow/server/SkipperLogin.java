package io.tradu.dataflow.server;

import java.net.URI;

import io.tradu.server.security.ServerSecurityConfiguration;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.client.RestTemplateCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/**
 * Logs in where Data Flow calls Skipper, and nowhere else. Both servers have the same
 * operator.
 */
@Component
class SkipperLogin implements RestTemplateCustomizer {

	private final String password;

	private final String server;

	SkipperLogin(@Value("${tradu.server.password}") String password,
			@Value("${spring.cloud.skipper.client.server-uri}") URI skipper) {
		this.password = password;
		this.server = skipper.getAuthority();
	}

	@Override
	public void customize(RestTemplate template) {
		template.getInterceptors().add((request, body, execution) -> {
			if (request.getURI().getAuthority().equals(this.server)) {
				request.getHeaders().setBasicAuth(ServerSecurityConfiguration.OPERATOR, this.password);
			}
			return execution.execute(request, body);
		});
	}

}
