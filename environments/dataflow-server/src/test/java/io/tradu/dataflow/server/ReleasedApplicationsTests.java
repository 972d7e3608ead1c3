package io.tradu.dataflow.server;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import io.tradu.server.security.NotReleasedException;
import io.tradu.server.security.ReleaseFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.cloud.dataflow.schema.AppBootSchemaVersion;
import org.springframework.cloud.dataflow.core.AppRegistration;
import org.springframework.cloud.dataflow.core.ApplicationType;
import org.springframework.cloud.dataflow.registry.repository.AppRegistrationRepository;
import org.springframework.cloud.dataflow.registry.service.AppRegistryService;
import org.springframework.cloud.dataflow.registry.support.AppResourceCommon;
import org.springframework.cloud.deployer.resource.maven.MavenProperties;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

class ReleasedApplicationsTests {

	private static final String OTHER = "file:/tmp/other-1.0.0.jar";

	@TempDir
	private Path folder;

	private String released;

	private ReleasedApplications applications;

	@BeforeEach
	void releaseOne() throws Exception {
		this.released = "file:" + Files.createFile(this.folder.resolve("tradu-apps-1.0.0.jar"));
		ReleaseFolder releases = new ReleaseFolder(this.folder);
		this.applications = new ReleasedApplications(() -> releases);
	}

	@Test
	void areRegistered() {
		AppRegistrationRepository registry = mock(AppRegistrationRepository.class);
		AppRegistration application = registration(this.released, null);

		guarded(registry).save(application);

		verify(registry).save(application);
	}

	@Test
	void areAllThatIsRegistered() {
		AppRegistrationRepository registry = mock(AppRegistrationRepository.class);
		AppRegistration other = registration(OTHER, null);
		AppRegistration withMetadata = registration(this.released, "http://127.0.0.1/metadata-1.0.0.jar");

		assertThatExceptionOfType(NotReleasedException.class).isThrownBy(() -> guarded(registry).save(other));
		assertThatExceptionOfType(NotReleasedException.class).isThrownBy(() -> guarded(registry).save(withMetadata));

		verify(registry, never()).save(other);
		verify(registry, never()).save(withMetadata);
	}

	@Test
	void areListedInTheRequestItself() {
		AppRegistryService service = mock(AppRegistryService.class);
		AppRegistryService guarded = (AppRegistryService) this.applications.postProcessAfterInitialization(service,
				"service");
		Resource given = new ByteArrayResource(new byte[0]);
		Resource elsewhere = new FileSystemResource("/etc/passwd");

		guarded.importAll(true, given);
		assertThatExceptionOfType(NotReleasedException.class).isThrownBy(() -> guarded.importAll(true, elsewhere));

		verify(service).importAll(true, given);
		verify(service, never()).importAll(true, elsewhere);
	}

	@Test
	void areAllThatIsLaunched() throws Exception {
		AppResourceCommon resources = (AppResourceCommon) this.applications.postProcessAfterInitialization(
				new AppResourceCommon(new MavenProperties(), new DefaultResourceLoader()), "appResourceCommon");

		assertThat(resources.getResource(this.released).getURI()).hasToString(this.released);
		assertThatExceptionOfType(NotReleasedException.class).isThrownBy(() -> resources.getResource(OTHER));
		assertThatExceptionOfType(NotReleasedException.class)
			.isThrownBy(() -> resources.getMetadataResource(URI.create(OTHER), null));
		assertThatExceptionOfType(NotReleasedException.class)
			.isThrownBy(() -> resources.getMetadataResource(URI.create(this.released), URI.create(OTHER)));
	}

	private AppRegistrationRepository guarded(AppRegistrationRepository registry) {
		return (AppRegistrationRepository) this.applications.postProcessAfterInitialization(registry, "registry");
	}

	private static AppRegistration registration(String uri, String metadata) {
		return new AppRegistration("apps", ApplicationType.task, "1.0.0", URI.create(uri),
				(metadata != null) ? URI.create(metadata) : null, AppBootSchemaVersion.BOOT3);
	}

}
