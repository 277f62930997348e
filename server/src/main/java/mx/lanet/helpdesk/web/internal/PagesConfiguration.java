package mx.lanet.helpdesk.web.internal;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.time.Duration;
import java.util.List;
import mx.lanet.helpdesk.web.StaticFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Templates, messages, static files. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration {
    private static final String TEMPLATES = "mx.lanet.templates";

    @Bean
    static TemplateEngine templateEngine() {
        return TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES);
    }

    @Bean
    static AnswerHandler answerHandler(TemplateEngine templates, Shells shells) {
        return new AnswerHandler(templates, shells);
    }

    @Bean
    static LocaleResolver localeResolver(Shells shells) {
        return new PreferredLocale(shells);
    }

    @Bean
    static WebMvcConfigurer pagesMvc(AnswerHandler answers) {
        return new WebMvcConfigurer() {
            @Override
            public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
                handlers.add(answers);
            }

            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler(StaticFiles.root() + "/**")
                        .addResourceLocations("classpath:/static/")
                        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365))
                                .cachePublic()
                                .immutable());
            }
        };
    }
}
