package io.tradu.skipper.server;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.cloud.skipper.domain.UploadRequest;
import org.springframework.core.MethodParameter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.mock.http.MockHttpInputMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PackageNamesTests {

	@Test
	void takesWhatDataFlowUploads() throws Exception {
		UploadRequest upload = upload("tradu-development", "1.0.0", "zip");

		assertThat(checked(upload)).isSameAs(upload);
	}

	@ParameterizedTest
	@CsvSource(value = { "../evil,1.0.0,zip", "evil,../../1,zip", "evil,1.0.0,/../x", "/etc/evil,1,zip", "..,1,zip",
			"evil,,zip" })
	void refusesNamesThatLeadElsewhere(String name, String version, String extension) {
		assertThatIllegalArgumentException().isThrownBy(() -> checked(upload(name, version, extension)));
	}

	private static UploadRequest upload(String name, String version, String extension) {
		UploadRequest upload = new UploadRequest();
		upload.setName(name);
		upload.setVersion(version);
		upload.setExtension(extension);
		return upload;
	}

	private static Object checked(UploadRequest upload) throws Exception {
		MethodParameter parameter = new MethodParameter(
				PackageNamesTests.class.getDeclaredMethod("takesWhatDataFlowUploads"), -1);
		return new PackageNames().afterBodyRead(upload, new MockHttpInputMessage(new byte[0]), parameter,
				UploadRequest.class, StringHttpMessageConverter.class);
	}

}
