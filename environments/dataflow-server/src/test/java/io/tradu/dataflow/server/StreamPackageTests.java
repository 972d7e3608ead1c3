package io.tradu.dataflow.server;

import java.util.Map;
import java.util.concurrent.ForkJoinPool;

import io.tradu.server.yaml.SnakeYamlAdapter;
import org.junit.jupiter.api.Test;

import org.springframework.cloud.dataflow.core.StreamDefinitionService;
import org.springframework.cloud.dataflow.registry.service.AppRegistryService;
import org.springframework.cloud.dataflow.server.repository.StreamDefinitionRepository;
import org.springframework.cloud.dataflow.server.stream.SkipperStreamDeployer;
import org.springframework.cloud.dataflow.server.stream.StreamDeployer;
import org.springframework.cloud.deployer.spi.core.AppDefinition;
import org.springframework.cloud.deployer.spi.core.AppDeploymentRequest;
import org.springframework.cloud.skipper.client.SkipperClient;
import org.springframework.cloud.skipper.domain.Package;
import org.springframework.cloud.skipper.domain.Template;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** What Data Flow uploads to Skipper, with snakeyaml 2. */
class StreamPackageTests {

	@Test
	void hasThePropertiesOfAnApplication() {
		SnakeYamlAdapter.load(StreamDeployer.class, "SkipperStreamDeployer");
		AppRegistryService registry = mock(AppRegistryService.class);
		given(registry.getResourceWithoutVersion(any())).willReturn("file:/releases/tradu-apps");
		given(registry.getResourceVersion(any(Resource.class))).willReturn("1.0.0");
		SkipperClient skipper = mock(SkipperClient.class);
		given(skipper.getSpringCloudDeployerApplicationTemplate()).willReturn(new Template());
		SkipperStreamDeployer deployer = new SkipperStreamDeployer(skipper, mock(StreamDefinitionRepository.class),
				registry, ForkJoinPool.commonPool(), mock(StreamDefinitionService.class));

		Package created = ReflectionTestUtils.invokeMethod(deployer, "createDependentPackage", "1.0.0",
				new AppDeploymentRequest(new AppDefinition("scheduler", Map.of("tradu.app.role", "scheduler")),
						new ByteArrayResource(new byte[0])));

		assertThat(created.getConfigValues().getRaw()).contains("\"tradu.app.role\": \"scheduler\"",
				"\"resource\": \"file:/releases/tradu-apps\"", "\"version\": \"1.0.0\"");
	}

}
